import type { Readable } from "node:stream";
import type { Database } from "@/lib/adapters/db/client";
import { listReceiptsToZip, type ZippedReceipt } from "@/lib/adapters/db/receipts/receipts-to-zip";
import { listTransactionRows } from "@/lib/adapters/db/transactions/transaction-list";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { FileMissing } from "@/lib/adapters/storage/storage-trouble";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { csvText } from "@/lib/core/csv-writer";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import { toDecimalString } from "@/lib/core/money";
import { receiptExtension } from "@/lib/core/receipts/receipt-kind";
import { MAX_ZIPPED, zipNames } from "@/lib/core/receipts/zip-names";
import type { TransactionFilter } from "@/lib/core/transaction-filter";
import { resolveSelection } from "../list-expenses";

export type ZipWish = { selection: ExpenseSelection } | { filter: TransactionFilter };
export type ZipEntry = { name: string; lastModified: Date; input: Readable | string };
/** The heads of the index's columns, and what it says of a file that the storage has lost. */
export type ZipWords = { fileName: string; heads: readonly string[]; missing: string };

type Viewer = { scope: BusinessScope; onlyCardsOf: string | null };

async function transactionsOf(db: Database, { scope, onlyCardsOf }: Viewer, wish: ZipWish): Promise<string[]> {
  if ("selection" in wish) return resolveSelection(db, scope, wish.selection);
  const filter: TransactionFilter = { ...wish.filter, receipts: "with" };
  const { rows } = await listTransactionRows(db, { scope, filter, onlyCardsOf }, { cursor: null, limit: MAX_ZIPPED + 1 });
  return rows.map(({ id }) => id);
}

/** The receipts that somebody wishes to have as one file. Refuses when there are none, or of more than a thousand transactions. */
export async function findReceiptsToZip(db: Database, viewer: Viewer, wish: ZipWish): Promise<ZippedReceipt[]> {
  const transactionIds = await transactionsOf(db, viewer, wish);
  if (transactionIds.length > MAX_ZIPPED) throw new AppError("tooManyReceiptsToZip", { max: MAX_ZIPPED });
  const receipts = await listReceiptsToZip(db, viewer.scope, transactionIds, viewer.onlyCardsOf);
  if (receipts.length === 0) throw new AppError("noReceipts");
  return receipts;
}

/** The files under readable names, one open at a time, and last an index of them for a spreadsheet. */
export async function* zipEntries(receipts: readonly ZippedReceipt[], words: ZipWords): AsyncGenerator<ZipEntry> {
  const nameOf = zipNames();
  const index: string[][] = [[...words.heads]];
  for (const receipt of receipts) {
    const { postedOn, merchant, amountMinor, currency, reference, fileName, byteSize } = receipt;
    const name = nameOf(receipt, receiptExtension(receipt.contentType));
    const input = await fileStorage()
      .stream(receipt.storageKey)
      .catch((error: unknown) => {
        if (error instanceof FileMissing) return null;
        throw error;
      });
    index.push([
      input ? name : words.missing,
      postedOn,
      merchant,
      toDecimalString(amountMinor, currency),
      currency,
      reference,
      fileName,
      String(byteSize),
    ]);
    if (input) yield { name, lastModified: receipt.createdAt, input };
  }
  yield { name: words.fileName, lastModified: new Date(), input: csvText(index) };
}
