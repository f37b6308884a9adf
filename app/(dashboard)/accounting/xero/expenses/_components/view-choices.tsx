"use client";

import { Bookmark, Check, Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { OnDemandProps } from "@/components/ui/on-demand";
import type { SavedView } from "@/lib/core/saved-view";

export type ViewChoicesProps = OnDemandProps & {
  views: readonly SavedView[];
  currentId: string | null;
  onApply: (query: string) => void;
  onAsk: (what: "save" | "manage") => void;
};

export function ViewChoices({ trigger, isOpenAtFirst, views, currentId, onApply, onAsk }: ViewChoicesProps) {
  const t = useTranslations("expenses.views");
  return (
    <Menu className="max-w-80" trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      {views.map((view) => (
        <MenuItem key={view.id} onSelect={() => onApply(view.query)}>
          <span className="min-w-0 flex-1">
            <span className="block truncate">{view.name}</span>
            {view.isShared && (
              <span className="block truncate text-2xs text-third">
                {view.isMine ? t("sharedByYou") : t("sharedBy", { name: view.ownerName })}
              </span>
            )}
          </span>
          {view.id === currentId && <Check aria-hidden className="text-brand" />}
        </MenuItem>
      ))}
      {views.length > 0 && <MenuSeparator />}
      <MenuItem onSelect={() => onAsk("save")}>
        <Bookmark aria-hidden />
        {t("save")}
      </MenuItem>
      {views.some((view) => view.isMine) && (
        <MenuItem onSelect={() => onAsk("manage")}>
          <Settings2 aria-hidden />
          {t("manage")}
        </MenuItem>
      )}
    </Menu>
  );
}
