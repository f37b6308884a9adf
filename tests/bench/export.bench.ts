import { mkdtempSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import { expenseColumns } from "@/lib/core/export/expense-columns";
import { transactionColumns } from "@/lib/core/export/transaction-columns";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { writeCsv } from "@/lib/server/export/write-csv";
import { writeXlsx } from "@/lib/server/export/write-xlsx";
import { eachExpense } from "@/lib/usecases/export-expenses";
import { eachTransaction } from "@/lib/usecases/list-transactions";
import { addManyExpenses } from "@/tests/support/many-expenses";
import { recordRatio } from "@/tests/support/record-ratio";
import { sgdWorld, type SgdWorld } from "@/tests/support/sgd-world";

const ROWS = Number(process.env.BENCH_EXPORT_ROWS ?? 100_000);
const db = openDatabase(process.env["DATABASE_URL"]!);
let world: SgdWorld;
let copyMs: number;

beforeAll(async () => {
  world = await sgdWorld(db);
  await addManyExpenses(db, world, { from: 1, to: ROWS });
  const folder = mkdtempSync(join(tmpdir(), "sinkron-export-"));
  chmodSync(folder, 0o777);
  const begun = performance.now();
  await db.$executeRawUnsafe(`COPY "Transaction" TO '${join(folder, "rows")}' (FORMAT csv)`);
  copyMs = performance.now() - begun;
  // The heap of a fresh process grows whatever it does first.
  await take(writeCsv(transactions()));
}, 300_000);
afterAll(() => db.$disconnect());

/** Takes a file as a browser on a fast line does, and keeps nothing of it. */
async function take(file: ReadableStream<Uint8Array>): Promise<{ ms: number; bytes: number; peakMb: number }> {
  const before = process.memoryUsage.rss();
  const begun = performance.now();
  let bytes = 0;
  let peak = before;
  for await (const piece of file) {
    bytes += piece.length;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { ms: performance.now() - begun, bytes, peakMb: (peak - before) / 2 ** 20 };
}

const words = (key: string) => key;
const timeZone = "Asia/Singapore";
const transactions = () => ({
  title: "Transactions",
  columns: transactionColumns(words, { withState: true }),
  pages: eachTransaction(db, { scope: world.scope, filter: {}, onlyCardsOf: null }),
  timeZone,
});
/** Half of them. */
const pending = () => ({
  title: "Pending sync",
  columns: expenseColumns(words, words, "pending"),
  pages: eachExpense(db, world.scope, parseExpenseFilter(new URLSearchParams())),
  timeZone,
});

test.each([
  ["transactions as CSV", () => writeCsv(transactions())],
  ["transactions as XLSX", () => writeXlsx(transactions())],
  ["expenses as CSV", () => writeCsv(pending())],
  ["expenses as XLSX", () => writeXlsx(pending())],
])(`export of ${ROWS} %s`, { timeout: 300_000 }, async (name, write) => {
  const { ms, bytes, peakMb } = await take(write());
  recordRatio({ name: `export of ${name}, against COPY`, unit: "ms", measured: Math.round(ms), ideal: Math.round(copyMs) });
  console.log(`${name}: ${Math.round(ms)} ms, ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(peakMb)} MB more memory at its peak`);
  expect(peakMb).toBeLessThan(150);
});
