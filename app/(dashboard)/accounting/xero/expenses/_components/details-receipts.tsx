"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { DetailsReceipt, ExpenseDetails } from "@/lib/core/expense-details";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { ReceiptSection } from "../../../../_components/receipts/receipt-section";
import type { ReceiptStanding } from "../../../../_components/receipts/receipt-tile";
import { expenseKeys } from "../queries";
import { useProblemWords } from "./use-problem-words";

const STANDINGS = { SENT: "sent", WAITING: "waiting", UNCLEAR: "unclear", FAILED: "notSent" } as const;

/** The receipts of an expense, each with whether the ledger has it. */
export function DetailsReceipts({ details }: { details: Pick<ExpenseDetails, "id" | "receipts"> & { entry: object | null } }) {
  const t = useTranslations("receipts");
  const words = useProblemWords();
  const client = useQueryClient();
  const standingOf = ({ delivery, problemCode }: DetailsReceipt): ReceiptStanding => {
    const code = delivery?.errorCode ?? problemCode;
    const problem = code !== null && isSyncErrorCode(code) ? words({ code, detail: delivery?.errorDetail ?? {} }) : null;
    if (details.entry === null) return { state: null, problem };
    return { state: t(STANDINGS[delivery?.state ?? "FAILED"]), problem };
  };
  return (
    <ReceiptSection
      transactionId={details.id}
      receipts={details.receipts}
      standingOf={standingOf}
      onChanged={() => void client.invalidateQueries({ queryKey: expenseKeys.all })}
    />
  );
}
