import { getTranslations } from "next-intl/server";
import { csvLines } from "@/lib/core/csv-writer";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { toDecimalString } from "@/lib/core/money";
import { parseTransactionFilter } from "@/lib/core/transaction-filter";
import type { TransactionRow } from "@/lib/core/transaction-row";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { eachTransaction } from "@/lib/usecases/list-transactions";

const COLUMNS = [
  "date",
  "reference",
  "account",
  "merchant",
  "description",
  "category",
  "amount",
  "currency",
  "originalAmount",
  "originalCurrency",
  "cardholder",
  "card",
  "taxHint",
  "notes",
  "receipts",
  "state",
] as const;

function cellsOf(row: TransactionRow): string[] {
  const original =
    row.originalAmountMinor !== null && row.originalCurrency ? toDecimalString(row.originalAmountMinor, row.originalCurrency) : "";
  return [
    row.postedOn,
    row.reference,
    row.accountName,
    row.merchant,
    row.description,
    row.categoryName ?? "",
    toDecimalString(row.amountMinor, row.currency),
    row.currency,
    original,
    row.originalCurrency ?? "",
    row.cardholder ?? "",
    row.cardLast4 ?? "",
    row.taxHint ?? "",
    row.notes,
    String(row.receiptCount),
    row.isExpense ? row.syncState : "",
  ];
}

/** The whole list as a file, as it is narrowed now; written while it is read. */
export const GET = defineRoute({
  role: "member",
  run: async ({ scope, role, user }, request) => {
    const t = await getTranslations("transactions");
    const query = {
      scope,
      filter: parseTransactionFilter(request.nextUrl.searchParams),
      onlyCardsOf: onlyCardsOf({ role, userId: user.id }),
    };
    const pages = eachTransaction(database(), query);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${csvLines([COLUMNS.map((column) => t(`csv.${column}`))])}`)),
      pull: async (controller) => {
        const next = await pages.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(next.value.map(cellsOf))));
      },
      cancel: async () => {
        await pages.return(undefined);
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${t("csv.fileName")}.csv"`,
        "cache-control": "no-store",
      },
    });
  },
});
