"use client";

import { FileText, X } from "lucide-react";
import Image from "next/image";
import { useFormatter, useTranslations } from "next-intl";
import type { DetailsReceipt } from "@/lib/core/expense-details";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { useProblemWords } from "./use-problem-words";

type ReceiptTileProps = { receipt: DetailsReceipt; isSynced: boolean; onOpen: () => void; onRemove: () => void };

/** One receipt, small: a look at it, its name and size, and whether the ledger has it. */
export function ReceiptTile({ receipt, isSynced, onOpen, onRemove }: ReceiptTileProps) {
  const t = useTranslations("expenses.receipts");
  const format = useFormatter();
  const words = useProblemWords();
  const { delivery, problemCode, fileName } = receipt;
  const code = delivery?.errorCode ?? problemCode;
  const problem = code !== null && isSyncErrorCode(code) ? words({ code, detail: delivery?.errorDetail ?? {} }) : null;
  const size =
    receipt.byteSize < 1_000_000
      ? `${format.number(Math.ceil(receipt.byteSize / 1000))} KB`
      : `${format.number(receipt.byteSize / 1_000_000, { maximumFractionDigits: 1 })} MB`;
  const state = !isSynced ? null : delivery?.state === "SENT" ? t("sent") : delivery?.state === "WAITING" ? t("waiting") : t("refused");
  return (
    <div className="group relative min-w-0 overflow-hidden rounded-control border border-line">
      <button type="button" onClick={onOpen} aria-label={t("open", { name: fileName })} className="block w-full text-left">
        <span className="relative flex h-18 items-center justify-center overflow-hidden border-b border-line bg-ground">
          {receipt.contentType.startsWith("image/") ? (
            // Behind the session, where the image service has no business: as it is.
            <Image unoptimized fill src={`/api/receipts/${receipt.id}`} alt="" className="object-cover object-top" />
          ) : (
            <FileText aria-hidden className="size-6 text-third" />
          )}
        </span>
        <span className="block truncate px-2 pt-1.5 text-xs" title={fileName}>
          {fileName}
        </span>
        <span className="block truncate px-2 pb-1.5 text-2xs text-third">{[size, state].filter(Boolean).join(" · ")}</span>
      </button>
      {problem && (
        <p className="px-2 pb-1.5 text-2xs text-red" title={problem.remedy}>
          {problem.title}
        </p>
      )}
      <button
        type="button"
        aria-label={t("remove", { name: fileName })}
        onClick={onRemove}
        className="absolute top-1 right-1 flex size-6 items-center justify-center rounded-sm border border-line bg-panel text-second hover:text-red max-md:size-8"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </div>
  );
}
