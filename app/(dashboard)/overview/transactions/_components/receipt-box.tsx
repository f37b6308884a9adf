"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ShownReceipt } from "@/lib/core/receipts/receipt-kind";
import { ReceiptSection } from "../../../_components/receipts/receipt-section";
import type { ReceiptStanding } from "../../../_components/receipts/receipt-tile";
import { fetchReceipts, transactionKeys } from "../queries";

/** The receipts of a transaction. */
export function ReceiptBox({ transactionId }: { transactionId: string }) {
  const t = useTranslations("receipts");
  const common = useTranslations("common");
  const client = useQueryClient();
  const receipts = useQuery({
    queryKey: transactionKeys.receipts(transactionId),
    queryFn: ({ signal }) => fetchReceipts(transactionId, signal),
  });
  const standingOf = ({ problemCode }: ShownReceipt): ReceiptStanding => {
    if (problemCode === null) return { state: null, problem: null };
    const words = t(problemCode === "receiptTooLarge" ? "problems.receiptTooLarge" : "problems.other");
    return { state: null, problem: { title: words, remedy: words } };
  };
  if (receipts.isPending) return <SkeletonRows label={common("loading")} count={2} />;
  return (
    <ReceiptSection
      transactionId={transactionId}
      receipts={receipts.data ?? []}
      standingOf={standingOf}
      onChanged={() => void client.invalidateQueries({ queryKey: transactionKeys.all })}
    />
  );
}
