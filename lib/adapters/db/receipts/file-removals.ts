import type { KeptFile } from "@/lib/core/receipts/receipt-kind";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;
type Keys = Pick<KeptFile, "storageKey" | "sendStorageKey" | "previewStorageKey">;

/** The keys of files and their copies. */
export function keysOf(files: readonly Keys[]): string[] {
  return files
    .flatMap(({ storageKey, sendStorageKey, previewStorageKey }) => [storageKey, sendStorageKey, previewStorageKey])
    .filter((key) => key !== null);
}

/** Notes that files are to leave the storage: in the transaction that takes their rows away, or ahead of their rows, for the case that these never come. */
export async function noteRemovals(db: Reader, files: readonly Keys[], dueAt = new Date()): Promise<void> {
  await db.fileRemoval.createMany({ data: keysOf(files).map((storageKey) => ({ storageKey, dueAt })), skipDuplicates: true });
}

/** Keeps files after all, in the transaction that writes their row. Throws where they may be gone already. */
export async function keepNoted(tx: DatabaseTransaction, files: readonly Keys[]): Promise<void> {
  const keys = keysOf(files);
  const { count } = await tx.fileRemoval.deleteMany({ where: { storageKey: { in: keys } } });
  if (count !== keys.length) throw new Error("A file was cleared away before it was written down");
}

export async function listDueRemovals(db: Database, now: Date, limit: number): Promise<string[]> {
  const due = await db.fileRemoval.findMany({ where: { dueAt: { lte: now } }, orderBy: { dueAt: "asc" }, take: limit });
  return due.map(({ storageKey }) => storageKey);
}

export async function forgetRemovals(db: Database, storageKeys: readonly string[]): Promise<void> {
  await db.fileRemoval.deleteMany({ where: { storageKey: { in: [...storageKeys] } } });
}
