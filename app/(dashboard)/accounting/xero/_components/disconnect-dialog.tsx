"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { usePress } from "@/components/use-press";
import { disconnectAction } from "../actions";

const POINTS = ["access", "runs", "stays", "back"] as const;

/** Says what disconnecting does before it does it; where the ledger can't be reached, what is left to do there. */
export function DisconnectDialog({ organisation, isOpen, onClose }: { organisation: string; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("xero.manage");
  const [isBusy, press] = usePress();
  const disconnect = () =>
    press({
      action: () => disconnectAction({}),
      onDone: ({ endedInLedger }) => {
        if (endedInLedger) toast.success(t("done"));
        else toast.warning(t("leftInXero"), { duration: 20_000 });
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
