"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const KEYS = [
  ["move", ["j", "k", "↑", "↓"]],
  ["details", ["Enter"]],
  ["select", ["x"]],
  ["range", ["Shift", "x"]],
  ["edit", ["e"]],
  ["sync", ["s"]],
  ["undo", ["z"]],
  ["search", ["/"]],
  ["help", ["?"]],
  ["escape", ["Esc"]],
] as const;

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("expenses.keys");
  const common = useTranslations("common");
  return (
    <Dialog isOpen onClose={onClose} title={t("title")} closeLabel={common("close")}>
      <dl className="divide-y divide-line">
        {KEYS.map(([name, keys]) => (
          <div key={name} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{t(name)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
