"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { OrganisationChoice } from "../queries";

type ChangeDialogProps = {
  /** The organisation that was chosen; null closes the dialog. */
  other: string | null;
  former: NonNullable<OrganisationChoice["former"]>;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

/** What it means to go to another organisation, before it happens. */
export function ChangeDialog({ other, former, isBusy, onConfirm, onCancel }: ChangeDialogProps) {
  const t = useTranslations("xero.choose");
  const names = { other: other ?? "", former: former.name };
  const { syncedCount, mappedCount, linkCount, ownCodingCount } = former;
  return (
    <ConfirmDialog
      isOpen={other !== null}
      title={t("change.title", names)}
      confirmLabel={isBusy ? t("connecting") : t("change.confirm", names)}
      cancelLabel={t("change.cancel")}
      isBusy={isBusy}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <ul className="list-disc space-y-1.5 pl-4">
        <li>{t("change.pending", names)}</li>
        <li>{t("change.kept", { ...names, synced: syncedCount, mapped: mappedCount, links: linkCount })}</li>
        {ownCodingCount > 0 && <li>{t("change.ownCoding", { ...names, count: ownCodingCount })}</li>}
        {former.isLive && <li>{t("change.runs", names)}</li>}
      </ul>
    </ConfirmDialog>
  );
}
