"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { usePress } from "@/components/use-press";
import { unlinkAccountAction } from "../actions";

type UnlinkDialogProps = { account: { accountId: string; name: string }; hasFeed: boolean; isOpen: boolean; onClose: () => void };

export function UnlinkDialog({ account, hasFeed, isOpen, onClose }: UnlinkDialogProps) {
  const t = useTranslations("xero.unlink");
  const [isBusy, press] = usePress();
  const unlink = () =>
    press({
      action: () => unlinkAccountAction({ accountId: account.accountId }),
      onDone: () => {
        toast.success(t("done", { account: account.name }));
        onClose();
      },
    });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t("title", { account: account.name })}
      confirmLabel={t("confirm")}
      cancelLabel={t("cancel")}
      isDangerous
      isBusy={isBusy}
      onConfirm={unlink}
      onCancel={onClose}
    >
      <p>{t("body", { account: account.name })}</p>
      {hasFeed && <p className="mt-2">{t("feed")}</p>}
    </ConfirmDialog>
  );
}
