import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;

export type ImportAccount = { id: string; name: string; kind: "DEBIT" | "CARD"; currency: string; importLayout: unknown };

/** A table of a file, as it lies in the storage: keys of its pieces, in their order. */
const sheetsSchema = z.array(z.object({ name: z.string(), recordCount: z.number(), parts: z.array(z.string()) }));
export type StoredSheet = z.output<typeof sheetsSchema>[number];

export async function findImportAccount(db: Reader, scope: BusinessScope, accountId: string): Promise<ImportAccount | null> {
  return db.account.findFirst({
    where: { id: accountId, businessId: scope.businessId },
    select: { id: true, name: true, kind: true, currency: true, importLayout: true },
  });
}

export async function rememberImportLayout(
  db: DatabaseTransaction,
  scope: BusinessScope,
  accountId: string,
  layouts: object,
): Promise<void> {
  await db.account.updateMany({ where: { id: accountId, businessId: scope.businessId }, data: { importLayout: layouts } });
}

/** How many of these rows are in the books already. */
export async function countKnown(db: Reader, scope: BusinessScope, accountId: string, externalIds: string[]): Promise<number> {
  const [found] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT COUNT(*) AS count FROM "Transaction"
    WHERE "businessId" = ${scope.businessId}::uuid AND "accountId" = ${accountId}::uuid AND "externalId" = ANY(${externalIds}::text[])`;
  return Number(found?.count ?? 0);
}

export type NewImport = {
  accountId: string;
  fileName: string;
  sha256: string;
  facts: object;
  originalKey: string | null;
  sheets: StoredSheet[];
  sheetIndex: number;
  createdById: string;
};

export async function insertImport(db: Database, scope: BusinessScope, values: NewImport): Promise<string> {
  const { id } = await db.fileImport.create({ data: { ...values, businessId: scope.businessId }, select: { id: true } });
  return id;
}

export async function findImport(db: Reader, scope: BusinessScope, importId: string) {
  const found = await db.fileImport.findFirst({
    where: { id: importId, businessId: scope.businessId },
    include: { account: { select: { name: true } } },
  });
  return found && { ...found, sheets: found.sheets === null ? null : sheetsSchema.parse(found.sheets) };
}

/** Puts another cut of an uploaded file into the place of its first, and answers the pieces of that. Null where the file is not waiting for it any more. */
export async function replaceCut(
  db: Database,
  scope: BusinessScope,
  importId: string,
  { facts, sheets }: { facts: object; sheets: StoredSheet[] },
): Promise<string[] | null> {
  const [held] = await db.$queryRaw<{ sheets: unknown }[]>`
    WITH held AS (
      SELECT "id", "sheets" FROM "FileImport"
      WHERE "id" = ${importId}::uuid AND "businessId" = ${scope.businessId}::uuid AND "state" = 'UPLOADED' FOR UPDATE)
    UPDATE "FileImport" f SET "facts" = f."facts" || ${JSON.stringify(facts)}::jsonb, "sheets" = ${JSON.stringify(sheets)}::jsonb, "sheetIndex" = 0
    FROM held WHERE f."id" = held."id" RETURNING held."sheets"`;
  return held ? partsOf(sheetsSchema.parse(held.sheets)) : null;
}

/** False where the file is not waiting to be started any more. */
export async function storeImportAccount(db: Database, scope: BusinessScope, importId: string, accountId: string): Promise<boolean> {
  const { count } = await db.fileImport.updateMany({
    where: { id: importId, businessId: scope.businessId, state: "UPLOADED" },
    data: { accountId },
  });
  return count === 1;
}

const partsOf = (sheets: readonly StoredSheet[]) => sheets.flatMap(({ parts }) => parts);

type Start = { accountId: string; sheetIndex: number; layout: ImportLayout; recordCount: number };

/** Hands an uploaded file to the workers. False where it is not waiting for that any more. */
export async function storeImportStart(db: Database, scope: BusinessScope, importId: string, start: Start): Promise<boolean> {
  const { count } = await db.fileImport.updateMany({
    where: { id: importId, businessId: scope.businessId, state: "UPLOADED" },
    data: { ...start, state: "WAITING", startedAt: new Date() },
  });
  return count === 1;
}

/** False where there was nothing to stop. Waits for a batch that is being written. */
export async function storeImportCancel(db: DatabaseTransaction, scope: BusinessScope, importId: string): Promise<boolean> {
  const { count } = await db.fileImport.updateMany({
    where: { id: importId, businessId: scope.businessId, state: { in: ["WAITING", "RUNNING"] } },
    data: { state: "CANCELLED", endedAt: new Date(), holder: null },
  });
  return count === 1;
}

/** The newest first. What was uploaded and never started is no import yet. */
export async function listImportRows(db: Reader, scope: BusinessScope, limit: number) {
  return db.fileImport.findMany({
    where: { businessId: scope.businessId, state: { not: "UPLOADED" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: { account: { select: { name: true } } },
  });
}

const KEPT_UNSTARTED_HOURS = 24;

/** Imports whose pieces in the storage nobody needs any more: over, or uploaded a day ago and never started. */
export async function findLeftovers(db: Database, limit: number): Promise<{ id: string; parts: string[] }[]> {
  const rows = await db.$queryRaw<{ id: string; sheets: unknown; originalKey: string | null }[]>`
    SELECT "id"::text, "sheets", "originalKey" FROM "FileImport" WHERE "sheets" IS NOT NULL AND ("state" IN ('FINISHED', 'CANCELLED', 'FAILED')
      OR ("state" = 'UPLOADED' AND "createdAt" < now() - ${KEPT_UNSTARTED_HOURS} * interval '1 hour'))
    ORDER BY "createdAt" LIMIT ${limit}`;
  return rows.map(({ id, sheets, originalKey }) => ({
    id,
    parts: [...partsOf(sheetsSchema.parse(sheets)), ...(originalKey ? [originalKey] : [])],
  }));
}

export async function forgetParts(db: Database, importId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM "FileImport" WHERE "id" = ${importId}::uuid AND "state" = 'UPLOADED'`;
  await db.$executeRaw`UPDATE "FileImport" SET "sheets" = NULL, "originalKey" = NULL WHERE "id" = ${importId}::uuid`;
}
