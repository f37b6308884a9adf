import type { Database } from "@/lib/adapters/db/client";
import { countKnown, findImportAccount } from "@/lib/adapters/db/transactions/import-rows";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import { readFile, type ImportQuestion } from "@/lib/core/import/read-file";
import type { ImportRow, RejectedRow } from "@/lib/core/import/read-rows";
import { sumMinor } from "@/lib/core/money";

const SHOWN_ROWS = 8;
const SHOWN_REJECTED = 50;

export type ImportPreview = {
  layout: ImportLayout;
  /** A name and a sample per column, for matching by hand. */
  columns: { name: string; sample: string }[];
  rows: ImportRow[];
  counts: { rows: number; new: number; known: number; rejected: number; moneyOut: number; moneyIn: number };
  sums: { currency: string; outMinor: number; inMinor: number };
  rejected: RejectedRow[];
  questions: ImportQuestion[];
};

type Asked = { accountId: string; bytes: Uint8Array; layout: ImportLayout | null };

/** What an import would do, without doing it. */
export async function previewImport(db: Database, scope: BusinessScope, { accountId, bytes, layout }: Asked): Promise<ImportPreview> {
  const account = await findImportAccount(db, scope, accountId);
  if (!account) throw new AppError("notFound");
  if (bytes.length === 0) throw new AppError("fileRefused", { reason: "empty" });
  const file = readFile(bytes, account, layout);
  const known = await countKnown(
    db,
    scope,
    accountId,
    file.rows.map(({ externalId }) => externalId),
  );
  const amounts = file.rows.map(({ row }) => row.amountMinor);
  const header = file.layout.headerIndex === null ? null : file.records[file.layout.headerIndex];
  const body = file.records.slice(file.layout.headerIndex === null ? 0 : file.layout.headerIndex + 1);
  const width = Math.max(header?.cells.length ?? 0, ...body.slice(0, 50).map(({ cells }) => cells.length));
  return {
    layout: file.layout,
    columns: Array.from({ length: width }, (_, column) => ({
      name: header?.cells[column] ?? "",
      sample: body.find(({ cells }) => cells[column])?.cells[column] ?? "",
    })),
    rows: file.rows.slice(0, SHOWN_ROWS).map(({ row }) => row),
    counts: {
      rows: file.rows.length + file.rejected.length,
      new: file.rows.length - known,
      known,
      rejected: file.rejected.length,
      moneyOut: amounts.filter((amount) => amount < 0).length,
      moneyIn: amounts.filter((amount) => amount > 0).length,
    },
    sums: {
      currency: account.currency,
      outMinor: sumMinor(amounts.filter((amount) => amount < 0)),
      inMinor: sumMinor(amounts.filter((amount) => amount > 0)),
    },
    rejected: file.rejected.slice(0, SHOWN_REJECTED),
    questions: file.questions,
  };
}
