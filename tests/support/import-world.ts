import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import { advanceImport } from "@/lib/usecases/imports/advance-import";
import { advanceUndo } from "@/lib/usecases/imports/advance-undo";
import { readImport } from "@/lib/usecases/imports/list-imports";
import { receiveImport } from "@/lib/usecases/imports/receive-import";
import { startImport } from "@/lib/usecases/imports/start-import";
import { undoImport } from "@/lib/usecases/imports/undo-import";
import { addBusiness, addPerson } from "./people";

export type ImportWorld = { scope: BusinessScope; actor: { userId: string; name: string }; accountId: string };

/** The storage of this test file; workers that it starts see the same. */
export function useOwnStorage(): void {
  process.env.STORAGE_DIR = mkdtempSync(join(tmpdir(), "sinkron-imports-"));
}

export async function makeImportWorld(kind: "CARD" | "DEBIT" = "CARD", currency = "SGD"): Promise<ImportWorld> {
  const businessId = await addBusiness(database());
  const person = await addPerson(database(), businessId, "FINANCE");
  const account = await database().account.create({ data: { businessId, name: "Cards", kind, currency, accountNumber: "1" } });
  return { scope: grantBusinessScope(businessId), actor: { userId: person.userId, name: person.name }, accountId: account.id };
}

async function* pieces(content: Buffer) {
  for (let start = 0; start < content.length; start += 65_536) yield await Promise.resolve(content.subarray(start, start + 65_536));
}

export async function upload({ scope, actor, accountId }: ImportWorld, content: Buffer | string, fileName = "a.csv"): Promise<string> {
  const body = pieces(typeof content === "string" ? Buffer.from(content) : content);
  return (await receiveImport(database(), scope, { accountId, fileName, userId: actor.userId, body })).importId;
}

export async function start(world: ImportWorld, importId: string, layout: ImportLayout | null = null): Promise<void> {
  await startImport(database(), world.scope, { importId, accountId: null, sheetIndex: null, layout });
}

export function testEngine(isStopping = () => false) {
  return { db: database(), holder: "this test", leaseMs: 15_000, isStopping };
}

/** A file from upload to end, worked off by this process. */
export async function importFile(world: ImportWorld, content: Buffer | string, layout: ImportLayout | null = null) {
  const importId = await upload(world, content);
  await start(world, importId, layout);
  while (await advanceImport(testEngine()));
  return readImport(database(), world.scope, importId);
}

/** Takes an import back to its end, by this process; answers how many transactions went. */
export async function undoWhole({ scope, actor }: Omit<ImportWorld, "accountId">, importId: string): Promise<number> {
  await undoImport(database(), scope, actor, importId);
  while (await advanceUndo(testEngine()));
  return (await readImport(database(), scope, importId)).removedCount;
}
