"use client";

import { FileText, Trash2 } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import type { MatchCandidate } from "@/lib/core/receipts/matching/score-match";
import { MAX_RECEIPTS_PER_EXPENSE } from "@/lib/core/receipts/receipt-kind";
import type { WaitingReceipt } from "@/lib/core/receipts/waiting-receipt";
import { ReceiptPreview } from "../../../../_components/receipts/receipt-preview";
import { SameFileOn } from "../../../../_components/receipts/same-file-on";
import { useReceiptFacts } from "../../../../_components/receipts/use-receipt-facts";
import { TransactionChoice } from "./transaction-choice";
import type { Decision } from "./use-decisions";

type WaitingFileProps = {
  file: WaitingReceipt;
  known: ReadonlyMap<string, MatchCandidate>;
  decision: Decision;
  /** By transaction, once all that is chosen is attached. */
  receiptsThen: ReadonlyMap<string, number>;
  problem: string | null;
  onChoose: (choice: { transaction?: MatchCandidate | null; isIncluded?: boolean }) => void;
  onDiscard: () => void;
};

/** One file: a look at it, where it would go and why, and the ways to say otherwise. */
export function WaitingFile({ file, known, decision, receiptsThen, problem, onChoose, onDiscard }: WaitingFileProps) {
  const t = useTranslations("receipts");
  const facts = useReceiptFacts();
  const [isOpen, setIsOpen] = useState(false);
  const count = decision.isIncluded ? (receiptsThen.get(decision.transaction?.id ?? "") ?? 0) : 0;
  const { fileName: name, hasPreview, sameFileOn, problemCode } = file;
  return (
    <li className="grid grid-cols-[auto_auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 p-3 md:grid-cols-[auto_auto_minmax(0,2fr)_minmax(0,3fr)_auto]">
      <Checkbox
        className="mt-4"
        label={t("match.include", { name })}
        isChecked={decision.isIncluded}
        isDisabled={decision.transaction === null}
        onChange={(isIncluded) => onChoose({ isIncluded })}
      />
      <button
        type="button"
        aria-label={t("open", { name })}
        onClick={() => setIsOpen(true)}
        className="relative flex h-14 w-11 items-center justify-center overflow-hidden rounded-sm border border-line bg-ground text-third"
      >
        {hasPreview ? (
          <Image unoptimized fill src={`/api/receipt-uploads/${file.id}?preview`} alt="" className="object-cover object-top" />
        ) : (
          <FileText aria-hidden className="size-5" />
        )}
      </button>
      <div className="min-w-0 text-sm">
        <p className="break-words">{name}</p>
        <p className="text-xs text-third">{facts(file)}</p>
        {problemCode === "receiptTooLarge" && <p className="text-xs text-amber">{t("problems.receiptTooLarge")}</p>}
        <SameFileOn places={sameFileOn} className="text-xs text-amber" />
        {problem && (
          <p role="alert" className="text-xs text-red">
            {problem}
          </p>
        )}
      </div>
      <div className="min-w-0 max-md:col-span-4 max-md:row-start-2">
        <TransactionChoice
          file={file}
          known={known}
          decision={decision}
          onChoose={(transaction) => onChoose({ transaction, isIncluded: true })}
        />
        {count > MAX_RECEIPTS_PER_EXPENSE && (
          <p className="mt-0.5 text-xs text-amber">{t("match.tooMany", { count, max: MAX_RECEIPTS_PER_EXPENSE })}</p>
        )}
      </div>
      <IconButton label={t("match.discardFile", { name })} size="sm" onClick={onDiscard}>
        <Trash2 aria-hidden />
      </IconButton>
      {isOpen && <ReceiptPreview receipt={file} address={`/api/receipt-uploads/${file.id}`} onClose={() => setIsOpen(false)} />}
    </li>
  );
}
