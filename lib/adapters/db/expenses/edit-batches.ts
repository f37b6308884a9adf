import { editBatchRowsSchema, storedValuesSchema, type EditBatchRow, type StoredValues } from "@/lib/core/edit-batch";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";
import { toDayOn } from "../day-columns";
import { toJson } from "../sync/to-json";

/** How long an edit can be undone. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export type EditState = { expenseId: string; version: number; reference: string; merchant: string; stored: StoredValues };

/** What these expenses say now. Lock them first. */
export async function readEditStates(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<EditState[]> {
  const rows = await tx.transaction.findMany({ where: { businessId: scope.businessId, id: { in: expenseIds }, isExpense: true } });
  return rows.map((row) => ({
    expenseId: row.id,
    version: row.version,
    reference: row.reference,
    merchant: row.merchant,
    stored: storedValuesSchema.parse({
      ...row,
      accountingOn: row.accountingOn && toDayOn(row.accountingOn),
      errorAt: row.errorAt && row.errorAt.toISOString(),
    }),
  }));
}

/** Remembers what an edit of many found; older ones, which nobody undoes any more, go. */
export async function insertEditBatch(tx: DatabaseTransaction, scope: BusinessScope, actor: Actor, rows: EditBatchRow[]): Promise<string> {
  await tx.editBatch.deleteMany({ where: { businessId: scope.businessId, madeAt: { lt: new Date(Date.now() - KEPT_MS) } } });
  const { id } = await tx.editBatch.create({
    data: { businessId: scope.businessId, actorId: actor.userId, rows: rows.map(toJson) },
    select: { id: true },
  });
  return id;
}

/** The rows of an edit that this person made, once: asked a second time there is nothing left to undo, and it answers null. */
export async function takeEditBatch(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  actor: Actor,
  batchId: string,
): Promise<EditBatchRow[] | null> {
  const where = { id: batchId, businessId: scope.businessId, actorId: actor.userId, undoneAt: null };
  const { count } = await tx.editBatch.updateMany({ where, data: { undoneAt: new Date() } });
  if (count === 0) return null;
  const { rows } = await tx.editBatch.findUniqueOrThrow({ where: { id: batchId }, select: { rows: true } });
  return editBatchRowsSchema.parse(rows);
}

function asRecords(rows: EditBatchRow[]): string {
  return JSON.stringify(rows.map(({ expenseId, version, before }) => ({ ...before, expenseId, version })));
}

/** The former values, on every row that nobody touched since; answers which those were. */
export async function restoreValues(tx: DatabaseTransaction, scope: BusinessScope, rows: EditBatchRow[]): Promise<string[]> {
  const restored = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Transaction" t SET "categoryId" = b."categoryId", "ledgerAccountId" = b."ledgerAccountId", "taxType" = b."taxType", "tracking" = b."tracking",
      "contactId" = b."contactId", "contactName" = b."contactName", "accountingOn" = b."accountingOn", "lineDescription" = b."lineDescription",
      "notes" = b."notes", "version" = t."version" + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${asRecords(rows)}::jsonb) AS b("expenseId" uuid, "version" int, "categoryId" uuid, "ledgerAccountId" text, "taxType" text,
      "tracking" jsonb, "contactId" text, "contactName" text, "accountingOn" date, "lineDescription" text, "notes" text)
    WHERE t."id" = b."expenseId" AND t."businessId" = ${scope.businessId}::uuid AND t."version" = b."version"
    RETURNING t."id"::text AS "id"`;
  return restored.map(({ id }) => id);
}

/** The label and the error that stood on a pending expense, unless it was sent, or failed anew, in between. */
export async function restoreLabels(tx: DatabaseTransaction, scope: BusinessScope, rows: EditBatchRow[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Transaction" t SET "isUpdated" = b."isUpdated", "errorCode" = b."errorCode", "errorDetail" = b."errorDetail", "errorAt" = b."errorAt"
    FROM jsonb_to_recordset(${asRecords(rows)}::jsonb) AS b("expenseId" uuid, "syncState" text, "isUpdated" boolean, "errorCode" text,
      "errorDetail" jsonb, "errorAt" timestamptz)
    WHERE t."id" = b."expenseId" AND t."businessId" = ${scope.businessId}::uuid AND t."syncState"::text = b."syncState"
      AND b."syncState" IN ('PENDING', 'SET_ASIDE') AND (t."errorCode" IS NULL OR t."errorCode" = b."errorCode")`;
}
