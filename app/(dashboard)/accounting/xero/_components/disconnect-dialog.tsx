"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { usePress } from "@/components/use-press";
import { disconnectAction } from "../actions";

const POINTS = ["access", "runs", "feeds", "stays", "back"] as const;

/** Says what disconnecting does before it does it. */
export function DisconnectDialog({ organisation, isOpen, onClose }: { organisation: string; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("xero.manage");
  const [isBusy, press] = usePress();
  const disconnect = () =>
    press({
      action: () => disconnectAction({}),
      onDone: ({ endedInLedger }) => {
        // What is left to do in Xero stands on the page until it is done.
        if (endedInLedger) toast.success(t("done"));
        onClose();
      },
    });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t("confirmTitle")}
      confirmLabel={isBusy ? t("disconnecting") : t("confirm")}
      cancelLabel={t("cancel")}
      isDangerous
      isBusy={isBusy}
      onConfirm={disconnect}
      onCancel={onClose}
    >
      <ul className="list-disc space-y-1.5 pl-4">
        {POINTS.map((point) => (
          <li key={point}>{t(`confirmPoints.${point}`, { organisation })}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
