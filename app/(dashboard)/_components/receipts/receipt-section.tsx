"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FileDrop } from "@/components/ui/file-drop";
import { MAX_RECEIPTS_PER_EXPENSE, type ShownReceipt } from "@/lib/core/receipts/receipt-kind";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { removeReceiptAction } from "../../receipt-actions";
import { RECEIPT_KINDS } from "./receipt-kinds";
import { ReceiptPreview } from "./receipt-preview";
import { ReceiptTile, type ReceiptStanding } from "./receipt-tile";
import { UploadList } from "./upload-list";
import { useReceiptUpload } from "./use-receipt-upload";

type ReceiptSectionProps<T extends ShownReceipt> = {
  transactionId: string;
  receipts: readonly T[];
  standingOf: (receipt: T) => ReceiptStanding;
  /** After each change: what shows receipts has to be read again. */
  onChanged: () => void;
};

/** How the place for new files fills up the last row of tiles. */
const DROP_SPANS = ["col-span-3 h-24", "col-span-2 h-30", "h-30"] as const;

/** The receipts of a transaction: to look at, to add to by dropping files or by the camera, to replace, to take away. */
export function ReceiptSection<T extends ShownReceipt>({ transactionId, receipts, standingOf, onChanged }: ReceiptSectionProps<T>) {
  const t = useTranslations("receipts");
  const common = useTranslations("common");
  const refusal = useRefusalWords();
  const [opened, setOpened] = useState<T | null>(null);
  const [leaving, setLeaving] = useState<T | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const replacements = useRef(new Map<File, T>());
  const remove = async (receipt: T) => {
    const answer = await removeReceiptAction({ receiptId: receipt.id });
    if (!answer.ok) toast.error(refusal(answer));
    onChanged();
  };
  const { running, upload, dismiss } = useReceiptUpload({
    address: `/api/transactions/${transactionId}/receipts`,
    onSent: ({ sameFileOn }, file) => {
      if (sameFileOn.length > 0) toast.warning(t("sameFile", { references: sameFileOn.map(({ reference }) => reference).join(", ") }));
      // The old one goes only when the new one is there.
      const old = replacements.current.get(file);
      if (old) void remove(old);
      onChanged();
    },
  });
  return (
    <section aria-label={t("title")}>
      <h3 className="mb-1.5 text-sm text-second">{t("ofTen", { count: receipts.length, max: MAX_RECEIPTS_PER_EXPENSE })}</h3>
      <div className="grid grid-cols-3 gap-2.5">
        {receipts.map((receipt) => (
          <ReceiptTile
            key={receipt.id}
            receipt={receipt}
            standing={standingOf(receipt)}
            onOpen={() => setOpened(receipt)}
            onRemove={() => setLeaving(receipt)}
          />
        ))}
        <FileDrop
          label={t("add")}
          hint={t("hint")}
          cameraLabel={t("takePhoto")}
          accept={RECEIPT_KINDS}
          isMultiple
          onFiles={upload}
          className={clsx(DROP_SPANS[receipts.length % 3], "max-md:col-span-3 max-md:h-auto")}
        />
      </div>
      {receipts.length > MAX_RECEIPTS_PER_EXPENSE && <p className="mt-1.5 text-xs text-amber">{t("tooMany")}</p>}
      <div className="mt-2">
        <UploadList running={running} onDismiss={dismiss} />
      </div>
      {opened && (
        <ReceiptPreview
          receipt={opened}
          address={`/api/receipts/${opened.id}`}
          onClose={() => setOpened(null)}
          onReplace={(file) => {
            replacements.current.set(file, opened);
            setOpened(null);
            upload([file]);
          }}
        />
      )}
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t("removeTitle")}
        confirmLabel={t("removeConfirm")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={isRemoving}
        onConfirm={() => {
          if (!leaving) return;
          setIsRemoving(true);
          void remove(leaving).finally(() => {
            setIsRemoving(false);
            setLeaving(null);
          });
        }}
        onCancel={() => setLeaving(null)}
      >
        {t("removeBody", { name: leaving?.fileName ?? "" })}
      </ConfirmDialog>
    </section>
  );
}
