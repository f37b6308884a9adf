"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, FileText, Trash2 } from "lucide-react";
import Image from "next/image";
import { useFormatter, useTranslations } from "next-intl";
import { toast } from "sonner";
import { FileDrop } from "@/components/ui/file-drop";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { MAX_RECEIPTS_PER_EXPENSE } from "@/lib/core/receipts/receipt-kind";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { removeReceiptAction } from "../actions";
import { fetchReceipts, transactionKeys, type ShownReceipt } from "../queries";
import { useReceiptUpload } from "./use-receipt-upload";

/** The receipts of a transaction: to look at, to add to by dropping files, and to take away. */
export function ReceiptBox({ transactionId }: { transactionId: string }) {
  const t = useTranslations("receipts");
  const receipts = useQuery({
    queryKey: transactionKeys.receipts(transactionId),
    queryFn: ({ signal }) => fetchReceipts(transactionId, signal),
  });
  const { running, upload } = useReceiptUpload(transactionId);
  const list = receipts.data ?? [];
  return (
    <section aria-label={t("title")}>
      <h3 className="mb-2 text-sm font-semibold">{t("title")}</h3>
      {receipts.data?.length === 0 && running.length === 0 && <p className="mb-2 text-sm text-third">{t("none")}</p>}
      <ul className="mb-2 space-y-1.5">
        {list.map((receipt) => (
          <ReceiptLine key={receipt.id} receipt={receipt} />
        ))}
        {running.map(({ key, fileName, percent }) => (
          <li key={key} className="rounded-control border border-line px-3 py-2 text-sm">
            <span className="mb-1 flex justify-between gap-2">
              <span className="truncate">{fileName}</span>
              <span className="text-third tabular-nums">{t("uploading", { percent })}</span>
            </span>
            <ProgressBar label={fileName} value={percent} max={100} />
          </li>
        ))}
      </ul>
      {list.length > MAX_RECEIPTS_PER_EXPENSE && <p className="mb-2 text-xs text-amber">{t("tooMany")}</p>}
      <FileDrop
        label={t("add")}
        hint={t("addHint")}
        accept="image/*,application/pdf,.heic,.heif"
        isMultiple
        onFiles={(files) => void upload(files)}
      />
    </section>
  );
}

function ReceiptLine({ receipt }: { receipt: ShownReceipt }) {
  const t = useTranslations("receipts");
  const format = useFormatter();
  const words = useRefusalWords();
  const client = useQueryClient();
  const { id, fileName: name, contentType, byteSize, problemCode } = receipt;
  const isPicture = contentType.startsWith("image/");
  const remove = async () => {
    const answer = await removeReceiptAction({ receiptId: id });
    if (answer.ok) toast.success(t("removed", { name }));
    else toast.error(words(answer));
    await client.invalidateQueries({ queryKey: transactionKeys.all });
  };
  return (
    <li className="rounded-control border border-line p-2 text-sm">
      <div className="flex items-center gap-2">
        <a
          href={`/api/receipts/${id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t("open", { name })}
          className="flex min-w-0 flex-1 items-center gap-2 rounded-sm hover:underline"
        >
          <span className="flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-sunk text-third">
            {isPicture ? (
              // A receipt is private and of unknown size: the image optimiser must not see it.
              <Image src={`/api/receipts/${id}`} alt="" width={36} height={36} unoptimized className="size-full object-cover" />
            ) : (
              <FileText aria-hidden className="size-4" />
            )}
          </span>
          <span className="min-w-0">
            <span className="block truncate">{name}</span>
            <span className="block text-xs text-third">
              {format.number(Math.max(1, Math.round(byteSize / 1000)), { style: "unit", unit: "kilobyte" })}
            </span>
          </span>
        </a>
        <a
          href={`/api/receipts/${id}?download`}
          aria-label={t("download", { name })}
          className="flex size-7 items-center justify-center rounded-control text-second hover:bg-sunk hover:text-ink max-md:size-control"
        >
          <Download aria-hidden className="size-4" />
        </a>
        <IconButton label={t("remove", { name })} size="sm" onClick={() => void remove()}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {problemCode && (
        <p className="mt-1.5 text-xs text-amber">{t(problemCode === "receiptTooLarge" ? "problems.receiptTooLarge" : "problems.other")}</p>
      )}
    </li>
  );
}
