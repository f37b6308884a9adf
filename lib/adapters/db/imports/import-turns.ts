import { z } from "zod";
import { importLayoutSchema, type ImportLayout } from "@/lib/core/import/import-layout";
import { asFoundSchema, type AsFound } from "@/lib/core/import/remembered-writing";
import { textWritingSchema, type TextWriting } from "@/lib/core/import/text-writing";
import type { Database, DatabaseTransaction } from "../client";

/** An import that nobody else works on while the lease holds. */
export type ClaimedImport = {
  id: string;
  businessId: string;
  accountId: string;
  fileName: string;
  createdById: string;
  createdByName: string;
  parts: string[];
  epoch: 1900 | 1904;
  isSheet: boolean;
  /** How a text looked, and how it was read; null for a spreadsheet. */
  written: { asFound: AsFound; writing: TextWriting } | null;
  layout: ImportLayout;
  doneCount: number;
  holder: string;
};

/** So often an import is taken up without getting on before it is given up. */
const MAX_TRIES = 5;

const storedSchema = z.object({
  facts: z.object({
    kind: z.string(),
    epoch: z.union([z.literal(1900), z.literal(1904)]),
    encoding: textWritingSchema.shape.encoding.nullable(),
    delimiter: textWritingSchema.shape.delimiter.nullable(),
    asFound: asFoundSchema.nullish(),
  }),
  parts: z.array(z.string()),
  layout: importLayoutSchema,
});

type Row = Omit<ClaimedImport, "parts" | "epoch" | "isSheet" | "written" | "layout"> & { facts: unknown; parts: unknown; layout: unknown };

/** Takes the next import that waits, or whose worker has died; businesses without a running one first. */
export async function claimImport(db: Database, { holder, leaseMs }: { holder: string; leaseMs: number }): Promise<ClaimedImport | null> {
  await db.$executeRaw`
    UPDATE "FileImport" SET "state" = 'FAILED', "endedAt" = now(), "holder" = NULL
    WHERE "state" = 'RUNNING' AND "tries" >= ${MAX_TRIES} AND "leaseUntil" < clock_timestamp()`;
  const [row] = await db.$queryRaw<Row[]>`
    UPDATE "FileImport" f SET "state" = 'RUNNING', "holder" = ${holder}, "tries" = f."tries" + 1,
      "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    FROM "User" u
    WHERE u."id" = f."createdById" AND f."id" = (
      SELECT w."id" FROM "FileImport" w
      WHERE (w."state" = 'WAITING'
          -- What an undo is about to remove would count as known.
          AND NOT EXISTS (SELECT 1 FROM "FileImport" g WHERE g."accountId" = w."accountId" AND g."undoAskedAt" IS NOT NULL AND g."undoneAt" IS NULL))
        OR (w."state" = 'RUNNING' AND (w."leaseUntil" IS NULL OR w."leaseUntil" < clock_timestamp()))
      ORDER BY EXISTS (SELECT 1 FROM "FileImport" o WHERE o."businessId" = w."businessId" AND o."state" = 'RUNNING' AND o."id" <> w."id"), w."startedAt"
      LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING f."id"::text, f."businessId"::text, f."accountId"::text, f."fileName", f."createdById"::text, u."name" AS "createdByName", f."facts",
      f."sheets" -> f."sheetIndex" -> 'parts' AS "parts", f."layout", f."doneCount", f."holder"`;
  if (!row) return null;
  const { facts, parts, layout } = storedSchema.parse(row);
  const { asFound, encoding, delimiter } = facts;
  const written = asFound && encoding && delimiter ? { asFound, writing: { encoding, delimiter } } : null;
  return { ...row, parts, layout, epoch: facts.epoch, isSheet: facts.kind !== "text", written };
}

/** Holds the import for a write: false where it was cancelled or taken over, and nothing may be written. */
export async function holdImport(tx: DatabaseTransaction, { id, holder, doneCount }: ClaimedImport): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "FileImport" WHERE "id" = ${id}::uuid AND "state" = 'RUNNING' AND "holder" = ${holder} AND "doneCount" = ${doneCount} FOR UPDATE`;
  return held.length === 1;
}

export type BatchCounts = { read: number; done: number; added: number; known: number; leftOut: number };

/** Notes a batch with the write of its rows, and renews the lease. */
export async function storeBatch(tx: DatabaseTransaction, { id }: { id: string }, counts: BatchCounts, leaseMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "FileImport" SET "readCount" = ${counts.read}, "doneCount" = "doneCount" + ${counts.done}, "addedCount" = "addedCount" + ${counts.added},
      "knownCount" = "knownCount" + ${counts.known}, "leftOutCount" = "leftOutCount" + ${counts.leftOut}, "tries" = 0,
      "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE "id" = ${id}::uuid`;
}

/** Outside a batch, while a successor reads again what is done already. False where it is not ours any more. */
export async function renewImport(db: Database, { id, holder }: ClaimedImport, leaseMs: number): Promise<boolean> {
  const renewed = await db.$executeRaw`
    UPDATE "FileImport" SET "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE "id" = ${id}::uuid AND "state" = 'RUNNING' AND "holder" = ${holder}`;
  return renewed === 1;
}

/** Lets another worker go on at once. */
export async function releaseImport(db: Database, { id, holder }: ClaimedImport): Promise<void> {
  await db.$executeRaw`
    UPDATE "FileImport" SET "leaseUntil" = NULL, "holder" = NULL WHERE "id" = ${id}::uuid AND "state" = 'RUNNING' AND "holder" = ${holder}`;
}

export async function storeImportEnd(tx: DatabaseTransaction, importId: string) {
  return tx.fileImport.update({
    where: { id: importId },
    data: { state: "FINISHED", endedAt: new Date(), holder: null },
    select: { addedCount: true, knownCount: true, leftOutCount: true },
  });
}
