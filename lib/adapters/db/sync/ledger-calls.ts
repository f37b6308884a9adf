import type { EncodedBody } from "@/lib/core/accounting-provider";
import { itemDraftSchema, type ItemDraft } from "@/lib/core/sync/entry-snapshot";
import { z } from "zod";
import type { Database, DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import type { TurnRun } from "./run-turns";

export type CallKind = "CREATE_TRANSACTIONS" | "CREATE_CONTACTS" | "UPDATE_TRANSACTIONS" | "REMOVE_TRANSACTION";

export type CallItem = { itemId: string; expenseId: string; draft: ItemDraft };

/** A call whose intent is stored: exactly these bytes may go, under this key. */
export type IntendedCall = { callId: string; body: string; idempotencyKey: string };

const answerSchema = z.object({ names: z.array(z.string()).catch([]), looks: z.number().catch(0) }).catch({ names: [], looks: 0 });

export async function insertCall(
  tx: DatabaseTransaction,
  run: TurnRun,
  kind: CallKind,
  encoded: EncodedBody,
  names: string[] = [],
): Promise<IntendedCall> {
  const callId = crypto.randomUUID();
  // The organisation in the key: a ledger may keep keys per app, not per organisation.
  const idempotencyKey = `${run.organisationId}:${callId}`;
  await tx.ledgerCall.create({
    data: {
      id: callId,
      runId: run.id,
      businessId: run.scope.businessId,
      organisationId: run.organisationId,
      kind,
      body: encoded.body,
      bodyHash: encoded.hash,
      idempotencyKey,
      answer: { names },
      sendCount: 1,
    },
  });
  await tx.$executeRaw`UPDATE "LedgerCall" SET "firstSentAt" = clock_timestamp() WHERE "id" = ${callId}::uuid`;
  return { callId, body: encoded.body, idempotencyKey };
}

/** A call that may have been made in an earlier run: only a look-up tells. Its key is long over. */
export async function insertEarlierCall(tx: DatabaseTransaction, run: TurnRun, encoded: EncodedBody): Promise<string> {
  const { callId } = await insertCall(tx, run, "CREATE_TRANSACTIONS", encoded);
  await tx.$executeRaw`
    UPDATE "LedgerCall" SET "state" = 'UNKNOWN', "sendCount" = 0, "firstSentAt" = now() - interval '1 day', "nextLookAt" = now(),
      "answer" = jsonb_build_object('unclearAt', now() - interval '1 day')
    WHERE "id" = ${callId}::uuid`;
  return callId;
}

export async function settleCall(tx: DatabaseTransaction, callId: string, note: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LedgerCall" SET "state" = 'SETTLED', "settledAt" = now(), "nextLookAt" = NULL, "answer" = COALESCE("answer", '{}') || jsonb_build_object('note', ${note}::text)
    WHERE "id" = ${callId}::uuid`;
}

/** The call may or may not have acted. Its items wait in a state of their own until a look-up tells. */
export async function markCallUnknown(tx: DatabaseTransaction, callId: string, nextLookInMs: number, note: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LedgerCall" SET "state" = 'UNKNOWN', "nextLookAt" = clock_timestamp() + ${Math.ceil(nextLookInMs)} * interval '1 millisecond',
      "answer" = COALESCE("answer", '{}') || jsonb_build_object('note', ${note.slice(0, 300)}::text, 'unclearAt', clock_timestamp())
    WHERE "id" = ${callId}::uuid AND "state" <> 'SETTLED'`;
  await tx.$executeRaw`UPDATE "SyncItem" SET "state" = 'UNKNOWN' WHERE "callId" = ${callId}::uuid AND "state" = 'SENDING'`;
}

/** What a worker left behind that died or was taken over: whatever it was sending is unknown. */
export async function markAbandonedUnknown(tx: DatabaseTransaction, organisationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LedgerCall" SET "state" = 'UNKNOWN', "nextLookAt" = now(), "answer" = COALESCE("answer", '{}') || jsonb_build_object('note', 'abandoned', 'unclearAt', now())
    WHERE "organisationId" = ${organisationId}::uuid AND "state" = 'INTENDED'`;
  await tx.$executeRaw`
    UPDATE "SyncItem" i SET "state" = 'UNKNOWN' FROM "SyncRun" r
    WHERE r."id" = i."runId" AND r."organisationId" = ${organisationId}::uuid AND r."state" IN ('QUEUED', 'RUNNING', 'WAITING') AND i."state" = 'SENDING'`;
}

export type UnknownCall = IntendedCall & {
  kind: CallKind;
  names: string[];
  looks: number;
  firstSentMsAgo: number;
  lastUnclearMsAgo: number;
  hasSettled: boolean; // an answer or a look spoke of some of its elements: it has arrived
};

/** Unknown calls of the run, and of runs that are over: contacts belong to the organisation, and their names wait for whoever looks. */
function unknownCallsFor(run: Pick<TurnRun, "id" | "organisationId">): Prisma.Sql {
  return Prisma.sql`c."organisationId" = ${run.organisationId}::uuid AND c."state" = 'UNKNOWN' AND (c."runId" = ${run.id}::uuid
    OR c."kind" = 'CREATE_CONTACTS')`;
}

/** An unknown call whose time to be looked at has come. */
export async function findUnknownCall(db: Database, run: Pick<TurnRun, "id" | "organisationId">): Promise<UnknownCall | null> {
  const rows = await db.$queryRaw<(Omit<UnknownCall, "names" | "looks"> & { answer: unknown })[]>`
    SELECT "id"::text AS "callId", "body", "idempotencyKey", "kind"::text AS "kind", "answer",
      (extract(epoch FROM clock_timestamp() - "firstSentAt") * 1000)::float8 AS "firstSentMsAgo",
      (extract(epoch FROM clock_timestamp() - COALESCE(("answer"->>'unclearAt')::timestamptz, "createdAt")) * 1000)::float8 AS "lastUnclearMsAgo",
      EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."callId" = c."id" AND i."state" IN ('SUCCEEDED', 'FAILED')) AS "hasSettled"
    FROM "LedgerCall" c WHERE ${unknownCallsFor(run)} AND COALESCE("nextLookAt", '-infinity') <= clock_timestamp()
    ORDER BY "nextLookAt" LIMIT 1`;
  const row = rows[0];
  if (!row) return null;
  const { answer, ...call } = row;
  return { ...call, ...answerSchema.parse(answer ?? {}) };
}

export async function loadCallItems(db: Database, callId: string): Promise<CallItem[]> {
  const items = await db.syncItem.findMany({ where: { callId, state: { in: ["UNKNOWN", "SENDING"] } }, orderBy: { position: "asc" } });
  return items.map((item) => ({ itemId: item.id, expenseId: item.transactionId, draft: itemDraftSchema.parse(item.draft) }));
}

export type UnclearItem = { itemId: string; callId: string; reference: string; organisation: string };

/** Items of the run whose outcome is unknown and whose call can no longer arrive. */
export async function listUnclearItems(tx: DatabaseTransaction, runId: string, arrivesWithinMs: number): Promise<UnclearItem[]> {
  return tx.$queryRaw<UnclearItem[]>`
    SELECT i."id"::text AS "itemId", c."id"::text AS "callId", t."reference", o."name" AS "organisation"
    FROM "SyncItem" i JOIN "LedgerCall" c ON c."id" = i."callId" JOIN "Transaction" t ON t."id" = i."transactionId" JOIN "Organisation" o ON o."id" = c."organisationId"
    WHERE i."runId" = ${runId}::uuid AND i."state" = 'UNKNOWN' AND c."firstSentAt" <= clock_timestamp() - ${arrivesWithinMs} * interval '1 millisecond'`;
}

/** A look was taken and nothing was decided. */
export async function noteLook(tx: DatabaseTransaction, callId: string, nextLookInMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LedgerCall" SET "nextLookAt" = clock_timestamp() + ${Math.ceil(nextLookInMs)} * interval '1 millisecond',
      "answer" = COALESCE("answer", '{}') || jsonb_build_object('looks', COALESCE(("answer"->>'looks')::int, 0) + 1)
    WHERE "id" = ${callId}::uuid`;
}

/** The same bytes go again under the same key. Until the answer is in, the outcome stays unknown. */
export async function noteResend(tx: DatabaseTransaction, callId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "LedgerCall" SET "sendCount" = "sendCount" + 1, "answer" = COALESCE("answer", '{}') || jsonb_build_object('unclearAt', clock_timestamp())
    WHERE "id" = ${callId}::uuid`;
}

/** Names of contacts that a call of unknown outcome may have created: nobody sends them again meanwhile. */
export async function unsettledContactNames(tx: DatabaseTransaction, organisationId: string): Promise<string[]> {
  const calls = await tx.ledgerCall.findMany({
    where: { organisationId, kind: "CREATE_CONTACTS", state: { in: ["UNKNOWN", "INTENDED"] } },
    select: { answer: true },
  });
  return calls.flatMap((call) => answerSchema.parse(call.answer ?? {}).names);
}

/** Milliseconds until the run's next look; null when nothing is unknown. */
export async function nextLookMs(db: Database, run: Pick<TurnRun, "id" | "organisationId">): Promise<number | null> {
  const rows = await db.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM min(COALESCE("nextLookAt", now())) - clock_timestamp()) * 1000)::float8 AS "ms"
    FROM "LedgerCall" c WHERE ${unknownCallsFor(run)}`;
  return rows[0]?.ms ?? null;
}
