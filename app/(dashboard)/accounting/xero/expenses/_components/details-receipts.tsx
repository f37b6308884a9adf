"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FileDrop } from "@/components/ui/file-drop";
import type { DetailsReceipt, ExpenseDetails } from "@/lib/core/expense-details";
import { removeReceiptAction } from "../actions";
import { ReceiptPreview } from "./receipt-preview";
import { ReceiptTile } from "./receipt-tile";
import { useExpenseActions } from "./use-expense-actions";
import { useReceiptUpload } from "./use-receipt-upload";

/** The receipts of an expense: to look at, to add to, to take away. */
export function DetailsReceipts({ details }: { details: ExpenseDetails }) {
  const t = useTranslations("expenses.receipts");
  const common = useTranslations("common");
  const { sending, upload } = useReceiptUpload(details.id);
  const { act, busy } = useExpenseActions();
  const [opened, setOpened] = useState<DetailsReceipt | null>(null);
  const [leaving, setLeaving] = useState<DetailsReceipt | null>(null);
  return (
    <section aria-label={t("title")}>
      <h3 className="mb-1.5 text-sm text-second">{t("count", { count: details.receipts.length })}</h3>
      <div className="grid grid-cols-3 gap-2.5">
        {details.receipts.map((receipt) => (
          <ReceiptTile
            key={receipt.id}
            receipt={receipt}
            isSynced={details.entry !== null}
            onOpen={() => setOpened(receipt)}
            onRemove={() => setLeaving(receipt)}
          />
        ))}
        <FileDrop
          label={t("add")}
          hint={t("hint")}
          accept="image/*,application/pdf,.heic,.heif"
          isMultiple
          onFiles={(files) => void upload(files)}
          className={details.receipts.length % 3 === 1 ? "col-span-2 h-30" : details.receipts.length % 3 === 0 ? "col-span-3 h-24" : "h-30"}
        />
      </div>
      <ul aria-live="polite" className="mt-1 space-y-1 text-xs text-second">
        {sending.map((name, index) => (
          <li key={`${name} ${index}`} className="flex items-center gap-1.5">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            {t("uploading", { name })}
          </li>
        ))}
      </ul>
      {opened && <ReceiptPreview receipt={opened} onClose={() => setOpened(null)} />}
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t("removeTitle")}
        confirmLabel={t("removeConfirm")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={busy === "removeReceipt"}
        onConfirm={() =>
          leaving &&
          void act(
            "removeReceipt",
            () => removeReceiptAction({ receiptId: leaving.id }),
            () => null,
          ).then(() => setLeaving(null))
        }
        onCancel={() => setLeaving(null)}
      >
        {t("removeBody", { name: leaving?.fileName ?? "" })}
      </ConfirmDialog>
    </section>
  );
}
