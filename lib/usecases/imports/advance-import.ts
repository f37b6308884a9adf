import type { Database } from "@/lib/adapters/db/client";
import { findImportAccount, rememberImportLayout } from "@/lib/adapters/db/imports/import-files";
import {
  claimImport,
  holdImport,
  releaseImport,
  renewImport,
  storeBatch,
  storeImportEnd,
  type ClaimedImport,
} from "@/lib/adapters/db/imports/import-turns";
import { insertLeftOut } from "@/lib/adapters/db/imports/left-out-rows";
import { grantBusinessScope } from "@/lib/core/business-scope";
import { HEAD_RECORDS, readTable, type NumberedOutcome } from "@/lib/core/import/read-table";
import { rememberLayout } from "@/lib/core/import/remembered-layouts";
import { rememberWriting } from "@/lib/core/import/remembered-writing";
import { addTransactionsWithin } from "../add-transactions";
import { recordAudit } from "../record-audit";
import { readHead, readParts } from "./record-parts";

/** Rows in one database transaction: large enough that its costs do not count, small enough that a cancel is heard within a second. */
const BATCH = 2_000;
const DEADLINE_MS = 60_000;

export type ImportEngine = { db: Database; holder: string; leaseMs: number; isStopping: () => boolean };

/** Works on one import that waits, to its end. False when there was none. */
export async function advanceImport(engine: ImportEngine): Promise<boolean> {
  const claimed = await claimImport(engine.db, engine);
  if (!claimed) return false;
  const currency = (await findImportAccount(engine.db, grantBusinessScope(claimed.businessId), claimed.accountId))?.currency ?? "";
  const manner = { layout: claimed.layout, currency, isSheet: claimed.isSheet, epoch: claimed.epoch };
  let batch: NumberedOutcome[] = [];
  let toSkip = claimed.doneCount;
  let read = 0;
  const isOurs = async (some: NumberedOutcome[]) => {
    if (!(await storeOutcomes(engine, claimed, { outcomes: some, read }))) return false;
    claimed.doneCount += some.length;
    if (!engine.isStopping()) return true;
    await releaseImport(engine.db, claimed);
    return false;
  };
  for await (const { outcomes, recordCount } of readTable(readParts(claimed.parts), manner)) {
    read += recordCount;
    // The reading begins anew after a worker's death: only so are equal rows numbered as before.
    batch.push(...outcomes.slice(toSkip));
    if (toSkip > 0 && !(await renewImport(engine.db, claimed, engine.leaseMs))) return true;
    toSkip = Math.max(0, toSkip - outcomes.length);
    while (batch.length >= BATCH) {
      if (!(await isOurs(batch.slice(0, BATCH)))) return true;
      batch = batch.slice(BATCH);
    }
  }
  if (batch.length > 0 && !(await isOurs(batch))) return true;
  await finish(engine, claimed);
  return true;
}

/** Rows, rows left out and progress in one transaction. False where the import was cancelled or taken over: then nothing was written. */
async function storeOutcomes(
  { db, leaseMs }: ImportEngine,
  claimed: ClaimedImport,
  { outcomes, read }: { outcomes: NumberedOutcome[]; read: number },
): Promise<boolean> {
  const scope = grantBusinessScope(claimed.businessId);
  return db.$transaction(
    async (tx) => {
      if (!(await holdImport(tx, claimed))) return false;
      const account = await findImportAccount(tx, scope, claimed.accountId);
      if (!account) throw new Error("The account of an import is gone");
      const transactions = outcomes.flatMap((outcome) => {
        if (!("row" in outcome)) return [];
        const { line: _line, ownId: _ownId, ...row } = outcome.row;
        return [{ ...row, externalId: outcome.externalId, accountId: account.id, currency: account.currency }];
      });
      const leftOut = outcomes.flatMap((outcome, index) =>
        "leftOut" in outcome ? [{ ...outcome.leftOut, position: claimed.doneCount + index }] : [],
      );
      const added = await addTransactionsWithin(tx, scope, { transactions, importId: claimed.id, onDifference: "keep" });
      await insertLeftOut(tx, claimed.id, leftOut);
      const addedCount = added.filter(({ status }) => status === "created").length;
      const known = added.length - addedCount;
      await storeBatch(tx, claimed, { read, done: outcomes.length, added: addedCount, known, leftOut: leftOut.length }, leaseMs);
      return true;
    },
    { timeout: DEADLINE_MS, maxWait: DEADLINE_MS },
  );
}

async function finish({ db }: ImportEngine, claimed: ClaimedImport): Promise<void> {
  const scope = grantBusinessScope(claimed.businessId);
  const head = await readHead(claimed.parts, HEAD_RECORDS);
  await db.$transaction(async (tx) => {
    if (!(await holdImport(tx, claimed))) return;
    const counts = await storeImportEnd(tx, claimed.id);
    const account = await findImportAccount(tx, scope, claimed.accountId);
    if (!account) return;
    const layouts = rememberLayout(account.importLayout, head, claimed.layout);
    const { written } = claimed;
    await rememberImportLayout(tx, scope, account.id, written ? rememberWriting(layouts, written.asFound, written.writing) : layouts);
    const actor = { userId: claimed.createdById, name: claimed.createdByName };
    await recordAudit(tx, scope, actor, {
      action: "transactions.imported",
      subjectType: "import",
      subjectId: claimed.id,
      detail: { fileName: claimed.fileName, account: account.name, ...counts },
    });
  });
}
