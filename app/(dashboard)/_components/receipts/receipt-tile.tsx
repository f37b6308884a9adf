"use client";

import { FileText, X } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import type { ShownReceipt } from "@/lib/core/receipts/receipt-kind";
import { SameFileOn } from "./same-file-on";
import { useReceiptFacts } from "./use-receipt-facts";

/** What else is to be said of a receipt: whether the ledger has it, and what keeps it out. */
export type ReceiptStanding = { state: string | null; problem: { title: string; remedy: string } | null };

type ReceiptTileProps = { receipt: ShownReceipt; standing: ReceiptStanding; onOpen: () => void; onRemove: () => void };

/** One receipt, small: a look at it, its name, size and pages, where else it is, and whether the ledger has it. */
export function ReceiptTile({ receipt, standing, onOpen, onRemove }: ReceiptTileProps) {
  const t = useTranslations("receipts");
  const facts = useReceiptFacts();
  const { id, fileName, hasPreview, contentType, sameFileOn } = receipt;
  const { state, problem } = standing;
  const picture = hasPreview ? `/api/receipts/${id}?preview` : contentType.startsWith("image/") ? `/api/receipts/${id}` : null;
  return (
    <div className="group relative min-w-0 overflow-hidden rounded-control border border-line">
      <button type="button" onClick={onOpen} aria-label={t("open", { name: fileName })} className="block w-full text-left">
        <span className="relative flex h-18 items-center justify-center overflow-hidden border-b border-line bg-ground">
          {picture ? (
            // Behind the session, where the image service has no business: as it is.
            <Image unoptimized fill src={picture} alt="" className="object-cover object-top" />
          ) : (
            <FileText aria-hidden className="size-6 text-third" />
          )}
        </span>
        <span className="block truncate px-2 pt-1.5 text-xs" title={fileName}>
          {fileName}
        </span>
        <span className="block truncate px-2 pb-1.5 text-2xs text-third">{[facts(receipt), state].filter(Boolean).join(" · ")}</span>
      </button>
      {problem && (
        <p className="px-2 pb-1.5 text-2xs text-red" title={problem.remedy}>
          {problem.title}
        </p>
      )}
      <SameFileOn places={sameFileOn} className="px-2 pb-1.5 text-2xs text-amber" />
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
