import type { Database, DatabaseTransaction } from "../client";

/** An undo that nobody else works on while the lease holds. */
export type ClaimedUndo = { id: string; businessId: string; holder: string };

/** Takes the next import that is to be undone, or whose worker has died over it. */
export async function claimUndo(db: Database, { holder, leaseMs }: { holder: string; leaseMs: number }): Promise<ClaimedUndo | null> {
  const [row] = await db.$queryRaw<ClaimedUndo[]>`
    UPDATE "FileImport" SET "holder" = ${holder}, "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE "id" = (
      SELECT "id" FROM "FileImport" WHERE "undoAskedAt" IS NOT NULL AND "undoneAt" IS NULL AND ("leaseUntil" IS NULL OR "leaseUntil" < clock_timestamp())
      ORDER BY "undoAskedAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id"::text, "businessId"::text, "holder"`;
  return row ?? null;
}

/** Holds the undo for a batch: false where another worker has taken it over, and nothing may be removed. */
export async function holdUndo(tx: DatabaseTransaction, { id, holder }: ClaimedUndo): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "FileImport" WHERE "id" = ${id}::uuid AND "undoneAt" IS NULL AND "holder" = ${holder} FOR UPDATE`;
  return held.length === 1;
}

/** Notes a batch with the removal of its rows, and renews the lease; the last one ends it. */
export async function storeUndoBatch(
  tx: DatabaseTransaction,
  { id }: ClaimedUndo,
  { removedCount, isLast, leaseMs }: { removedCount: number; isLast: boolean; leaseMs: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "FileImport" SET "removedCount" = "removedCount" + ${removedCount}, "undoneAt" = CASE WHEN ${isLast} THEN clock_timestamp() END,
      "holder" = CASE WHEN ${isLast} THEN NULL ELSE "holder" END, "leaseUntil" = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    WHERE "id" = ${id}::uuid`;
}

/** Lets another worker go on at once. */
export async function releaseUndo(db: Database, { id, holder }: ClaimedUndo): Promise<void> {
  await db.$executeRaw`UPDATE "FileImport" SET "leaseUntil" = NULL, "holder" = NULL WHERE "id" = ${id}::uuid AND "holder" = ${holder}`;
}
