import { getTranslations } from "next-intl/server";
import { csvText } from "@/lib/core/csv-writer";
import { toDecimalString } from "@/lib/core/money";
import type { RunOutcome } from "@/lib/core/run-outcomes";
import { isSyncErrorCode } from "@/lib/core/sync-error";

const COLUMNS = [
  "reference",
  "date",
  "merchant",
  "amount",
  "currency",
  "action",
  "outcome",
  "code",
  "reason",
  "receiptsSent",
  "receiptsTotal",
] as const;

/** The outcomes of a run as a file, in the reader's language; as in the lists of expenses, money out is positive and a refund negative. */
export async function outcomesCsv(runId: string, outcomes: readonly RunOutcome[]): Promise<{ fileName: string; text: string }> {
  const [t, errors] = await Promise.all([getTranslations("runs"), getTranslations("errors")]);
  const rows = outcomes.map((outcome) => {
    const error = outcome.error ?? outcome.receiptError;
    const reason = error && isSyncErrorCode(error.code) ? errors(`sync.${error.code}.title`, error.detail) : "";
    return [
      outcome.reference,
      outcome.postedOn,
      outcome.merchant,
      toDecimalString(-outcome.amountMinor, outcome.currency),
      outcome.currency,
      t(`action.${outcome.action}`),
      t(`outcome.${outcome.state}`),
      error?.code ?? "",
      reason,
      String(outcome.receiptsSent),
      String(outcome.receiptsTotal),
    ];
  });
  return {
    fileName: `${t("csv.fileName")}-${runId.slice(0, 8)}.csv`,
    text: csvText([COLUMNS.map((column) => t(`csv.${column}`)), ...rows]),
  };
}
