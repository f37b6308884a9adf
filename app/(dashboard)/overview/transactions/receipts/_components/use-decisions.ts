"use client";

import { useState } from "react";
import type { MatchCandidate } from "@/lib/core/receipts/matching/score-match";
import type { WaitingReceipt, WaitingReceipts } from "@/lib/core/receipts/waiting-receipt";

/** What stands for one file now: the transaction it would go to, whether it goes, and who said so. */
export type Decision = { transaction: MatchCandidate | null; isIncluded: boolean; isByHand: boolean };

type Choice = { transaction?: MatchCandidate | null; isIncluded?: boolean };

/** The proposals, and over them what a person chose instead. */
export function useDecisions(waiting: WaitingReceipts | undefined) {
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const known = new Map(waiting?.transactions.map((transaction) => [transaction.id, transaction]));
  const decisionOf = ({ id, best }: WaitingReceipt): Decision => {
    const choice = choices[id];
    const proposed = best ? (known.get(best.transactionId) ?? null) : null;
    const transaction = choice?.transaction !== undefined ? choice.transaction : proposed;
    return { transaction, isIncluded: transaction !== null && (choice?.isIncluded ?? true), isByHand: choice?.transaction !== undefined };
  };
  const choose = (id: string, choice: Choice) => {
    setChoices((all) => ({ ...all, [id]: { ...all[id], ...choice } }));
    setProblems(({ [id]: _gone, ...rest }) => rest);
  };
  return { known, decisionOf, choose, problems, setProblems };
}
