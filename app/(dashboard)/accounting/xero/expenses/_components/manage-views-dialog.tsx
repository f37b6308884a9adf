"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import type { SavedView } from "@/lib/core/saved-view";
import { changeViewAction, removeViewAction } from "../actions";
import { useViewChanges } from "./use-view-changes";

/** The member's own views: other names, shared or not, and away with what is not needed. Each change is kept at once. */
export function ManageViewsDialog({ views, onClose }: { views: readonly SavedView[]; onClose: () => void }) {
  const t = useTranslations("expenses.views");
  const common = useTranslations("common");
  return (
    <Dialog isOpen onClose={onClose} title={t("manage")} closeLabel={common("close")}>
      {views.length === 0 && <p className="text-second">{t("none")}</p>}
      <ul className="divide-y divide-line">
        {views.map((view) => (
          <ViewRow key={`${view.id} ${view.name}`} view={view} />
        ))}
      </ul>
    </Dialog>
  );
}

function ViewRow({ view }: { view: SavedView }) {
  const t = useTranslations("expenses.views");
  const { change, isBusy, problem } = useViewChanges();
  const rename = (name: string) => {
    if (name !== "" && name !== view.name) void change(() => changeViewAction({ viewId: view.id, changes: { name } }));
  };
  return (
    <li className="flex flex-wrap items-start gap-x-3 py-2">
      <TextField
        label={t("nameOf", { name: view.name })}
        layout="hidden"
        className="min-w-0 flex-1"
        error={problem ?? undefined}
        maxLength={60}
        defaultValue={view.name}
        onBlur={(event) => rename(event.target.value.trim())}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <Checkbox
        isLabelShown
        label={t("shared")}
        isChecked={view.isShared}
        isDisabled={isBusy}
        onChange={(isShared) => void change(() => changeViewAction({ viewId: view.id, changes: { isShared } }))}
      />
      <IconButton
        label={t("remove", { name: view.name })}
        disabled={isBusy}
        onClick={() => void change(() => removeViewAction({ viewId: view.id }))}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
