"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";

type SetAsideDialogProps = { count: number; isBusy: boolean; onConfirm: (reason: string) => void; onClose: () => void };

/** Asks for a reason before expenses leave the list. */
export function SetAsideDialog({ count, isBusy, onConfirm, onClose }: SetAsideDialogProps) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const [reason, setReason] = useState("");
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("aside.title", { count })}
      description={t("aside.body")}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => onConfirm(reason)}>
            {t("dontSync")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("aside.reason")}
        hint={t("aside.reasonHint")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
