"use client";

import { useTranslations } from "next-intl";
import type { MatchCandidate } from "@/lib/core/receipts/matching/score-match";
import type { WaitingReceipt } from "@/lib/core/receipts/waiting-receipt";
import type { Decision } from "./use-decisions";
import { WaitingFile } from "./waiting-file";

type WaitingListProps = {
  files: readonly WaitingReceipt[];
  known: ReadonlyMap<string, MatchCandidate>;
  decisionOf: (file: WaitingReceipt) => Decision;
  problems: Readonly<Record<string, string>>;
  onChoose: (id: string, choice: { transaction?: MatchCandidate | null; isIncluded?: boolean }) => void;
  onDiscard: (file: WaitingReceipt) => void;
};

/** How many receipts each transaction would have, with those that it has already. */
function receiptsPerTransaction(decisions: readonly Decision[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { transaction, isIncluded } of decisions)
    if (transaction && isIncluded) counts.set(transaction.id, (counts.get(transaction.id) ?? transaction.receiptCount) + 1);
  return counts;
}

/** Files with a proposal first, then those for which a person has to look. */
export function WaitingList({ files, known, decisionOf, problems, onChoose, onDiscard }: WaitingListProps) {
  const t = useTranslations("receipts.match");
  const receiptsThen = receiptsPerTransaction(files.map(decisionOf));
  const groups = [
    { title: t("proposed"), members: files.filter(({ best }) => best !== null) },
    { title: t("unmatched"), members: files.filter(({ best }) => best === null) },
  ];
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ title, members }) => (
      <section key={title} aria-label={title}>
        <h2 className="mb-2 text-sm font-semibold">
          {title} <span className="font-normal text-third tabular-nums">{members.length}</span>
        </h2>
        <ul className="divide-y divide-line rounded-card border border-line bg-panel">
          {members.map((file) => (
            <WaitingFile
              key={file.id}
              file={file}
              known={known}
              decision={decisionOf(file)}
              receiptsThen={receiptsThen}
              problem={problems[file.id] ?? null}
              onChoose={(choice) => onChoose(file.id, choice)}
              onDiscard={() => onDiscard(file)}
            />
          ))}
        </ul>
      </section>
    ));
}
