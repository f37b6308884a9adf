import type { Database } from "@/lib/adapters/db/client";
import { countKnown } from "@/lib/adapters/db/imports/import-files";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportPreview } from "@/lib/core/import/import-preview";
import type { ImportRow, LeftOut, LeftOutReason } from "@/lib/core/import/import-row";
import { questionsOf, readTable } from "@/lib/core/import/read-table";
import { columnValues } from "@/lib/core/import/match-columns";
import type { FileRecord } from "@/lib/core/import/split-records";
import type { MoneyFlow } from "@/lib/core/import/money-flow";
import type { PositiveMeans } from "@/lib/core/import/purchase-sign";
import type { ReadingManner } from "@/lib/core/import/read-rows";
import { sumMinor } from "@/lib/core/money";
import { openImport, type AskedImport } from "./open-import";

const SHOWN_ROWS = 8;
const SHOWN_LEFT_OUT = 50;
const SHOWN_DATES = 3;

/** What an import would do, without doing it, by the beginning of the file: ten thousand records tell, and answer at once. */
export async function previewImport(db: Database, scope: BusinessScope, asked: AskedImport): Promise<ImportPreview> {
  const { account, facts, fileName, head, sheet, sheets, sheetIndex, understanding } = await openImport(db, scope, asked);
  const { layout, proposal } = understanding;
  const questions = questionsOf(understanding);
  const read = (positiveMeans: PositiveMeans) =>
    readOutcomes(head, {
      layout: { ...layout, positiveMeans },
      currency: account.currency,
      isSheet: facts.kind !== "text",
      epoch: facts.epoch,
    });
  const { rows, ids, leftOut } = await read(proposal);
  const known = await countKnown(db, scope, account.id, ids);
  const otherWay = proposal === "spend" ? "income" : "spend";
  return {
    fileName,
    accountId: account.id,
    facts,
    sheets: sheets.map(({ name, recordCount }) => ({ name, recordCount })),
    sheetIndex,
    ...understanding,
    columns: columnsOf(head, layout),
    dates: [...new Set(columnValues(bodyOf(head, layout), layout.columns.postedOn))].slice(0, SHOWN_DATES),
    rows: rows.slice(0, SHOWN_ROWS),
    currency: account.currency,
    counts: { checked: head.length, total: sheet.recordCount, new: ids.length - known, known },
    flow: flowOf(rows),
    otherFlow: questions.includes("purchaseSign") ? flowOf((await read(otherWay)).rows) : null,
    leftOut: leftOut.slice(0, SHOWN_LEFT_OUT),
    reasons: countReasons(leftOut),
    questions,
  };
}

async function readOutcomes(head: FileRecord[], manner: ReadingManner) {
  const ids: string[] = [];
  const rows: ImportRow[] = [];
  const leftOut: LeftOut[] = [];
  for await (const { outcomes } of readTable(once(head), manner)) {
    for (const outcome of outcomes) {
      if ("leftOut" in outcome) leftOut.push(outcome.leftOut);
      else {
        rows.push(outcome.row);
        ids.push(outcome.externalId);
      }
    }
  }
  return { rows, ids, leftOut };
}

function flowOf(rows: readonly ImportRow[]): MoneyFlow {
  const out = rows.map(({ amountMinor }) => amountMinor).filter((amount) => amount < 0);
  const income = rows.map(({ amountMinor }) => amountMinor).filter((amount) => amount > 0);
  return { out: { count: out.length, sumMinor: sumMinor(out) }, in: { count: income.length, sumMinor: sumMinor(income) } };
}

async function* once(head: FileRecord[]): AsyncGenerator<FileRecord[]> {
  yield await Promise.resolve(head);
}

function bodyOf(head: readonly FileRecord[], { headerIndex }: ImportLayout): FileRecord[] {
  return head.slice(headerIndex === null ? 0 : headerIndex + 1);
}

function columnsOf(head: readonly FileRecord[], layout: ImportLayout): ImportPreview["columns"] {
  const names = layout.headerIndex === null ? [] : (head[layout.headerIndex]?.cells ?? []);
  const body = bodyOf(head, layout);
  const width = Math.max(names.length, ...body.slice(0, 50).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) => ({
    name: names[column] ?? "",
    sample: body.find(({ cells }) => cells[column])?.cells[column]?.slice(0, 100) ?? "",
  }));
}

function countReasons(leftOut: readonly LeftOut[]): ImportPreview["reasons"] {
  const counts = new Map<LeftOutReason, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count }));
}
