import { addExpenses, type SyncWorld } from "./sync-world";
import { forgetReferenceData } from "./stale-reference-data";

/** As large as Xero takes them, nearly. */
export const BENCH_RECEIPT_BYTES = Number(process.env.BENCH_RECEIPT_BYTES ?? 2_900_000);

/** Expenses with a receipt each, of 40 merchants that the ledger does not know, and nothing known of the organisation beforehand. */
export async function benchExpenses(world: SyncWorld, count: number): Promise<string[]> {
  const ids = await addExpenses(world, count, { receipts: 1, merchants: 40, receiptBytes: BENCH_RECEIPT_BYTES, isOneFile: true });
  await forgetReferenceData(world);
  return ids;
}
