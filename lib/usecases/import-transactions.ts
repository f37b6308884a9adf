import { createHash } from "node:crypto";
import type { Database } from "@/lib/adapters/db/client";
import { findImportAccount, insertImport, rememberImportLayout, storeImportCounts } from "@/lib/adapters/db/transactions/import-rows";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import { readFile } from "@/lib/core/import/read-file";
import { rememberLayout } from "@/lib/core/import/remembered-layouts";
import { addTransactionsWithin } from "./add-transactions";
import { recordAudit } from "./record-audit";

const DEADLINE_MS = 120_000;

type Asked = { accountId: string; fileName: string; bytes: Uint8Array; layout: ImportLayout | null };

export type ImportResult = { importId: string; addedCount: number; knownCount: number; rejectedCount: number };

/** Reads a file into an account, all of it or nothing. Rows that are there already stay as they are; rows that can't be read are kept as a list. */
export async function importTransactions(
  db: Database,
  scope: BusinessScope,
  actor: Actor & { userId: string },
  asked: Asked,
): Promise<ImportResult> {
  return db.$transaction(
    async (tx) => {
      const account = await findImportAccount(tx, scope, asked.accountId);
      if (!account) throw new AppError("notFound");
      const file = readFile(asked.bytes, account, asked.layout);
      if (file.questions.length > 0) throw new AppError("fileRefused", { reason: file.questions[0] ?? "" });
      const importId = await insertImport(tx, scope, {
        accountId: account.id,
        fileName: asked.fileName,
        sha256: createHash("sha256").update(asked.bytes).digest("hex"),
        layout: file.layout,
        rowCount: file.rows.length + file.rejected.length,
        rejectedRows: file.rejected,
        createdById: actor.userId,
      });
      const transactions = file.rows.map(({ externalId, row: { line: _line, ownId: _ownId, ...row } }) => ({
        ...row,
        externalId,
        accountId: account.id,
        currency: account.currency,
      }));
      const outcomes = await addTransactionsWithin(tx, scope, { transactions, importId, onDifference: "keep" });
      const addedCount = outcomes.filter(({ status }) => status === "created").length;
      const knownCount = outcomes.length - addedCount;
      await storeImportCounts(tx, scope, importId, { addedCount, knownCount });
      await rememberImportLayout(tx, scope, account.id, rememberLayout(account.importLayout, file.records, file.layout));
      await recordAudit(tx, scope, actor, {
        action: "transactions.imported",
        subjectType: "import",
        subjectId: importId,
        detail: { fileName: asked.fileName, account: account.name, addedCount, knownCount, rejectedCount: file.rejected.length },
      });
      return { importId, addedCount, knownCount, rejectedCount: file.rejected.length };
    },
    { timeout: DEADLINE_MS, maxWait: DEADLINE_MS },
  );
}
