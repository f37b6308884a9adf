import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "../client";

export type TurnRun = {
  id: string;
  scope: BusinessScope;
  organisationId: string;
  isPrepared: boolean;
  isCancelRequested: boolean;
  stopCode: string | null;
  requestedById: string | null;
};

/** Which organisation, and the fence of the claim on it that has run out: a job for the next claim is another job than the lost one. */
export type DueWork = { organisationId: string; fence: string };

/** Organisations with a run that could do something now, and that no worker holds. */
export async function organisationsWithWork(db: Database): Promise<DueWork[]> {
  return db.$queryRaw<DueWork[]>`
    SELECT DISTINCT r."organisationId"::text AS "organisationId", COALESCE(l."fence", 0)::text AS "fence"
    FROM "SyncRun" r LEFT JOIN "OrganisationLease" l ON l."organisationId" = r."organisationId"
    WHERE r."state" IN ('QUEUED', 'RUNNING', 'WAITING') AND COALESCE(r."resumesAt", '-infinity') <= now() AND COALESCE(l."expiresAt", '-infinity') < clock_timestamp()`;
}

/**
 * The run whose turn it is: those with transactions before those that only have receipts left, and among them the one that waited longest.
 * Its turn is noted, so that no run of one business holds up another's.
 */
export async function takeTurn(tx: DatabaseTransaction, organisationId: string): Promise<TurnRun | null> {
  const rows = await tx.$queryRaw<(Omit<TurnRun, "scope"> & { businessId: string })[]>`
    UPDATE "SyncRun" SET "turnAt" = clock_timestamp(), "state" = 'RUNNING', "startedAt" = COALESCE("startedAt", now()), "waitReason" = NULL, "resumesAt" = NULL
    WHERE "id" = (
      SELECT r."id" FROM "SyncRun" r
      WHERE r."organisationId" = ${organisationId}::uuid AND r."state" IN ('QUEUED', 'RUNNING', 'WAITING') AND COALESCE(r."resumesAt", '-infinity') <= clock_timestamp()
      ORDER BY EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."runId" = r."id" AND i."state" = 'QUEUED' AND i."action" <> 'ATTACH') DESC, r."turnAt"
      LIMIT 1)
    RETURNING "id"::text, "businessId"::text, "organisationId"::text, "preparedAt" IS NOT NULL AS "isPrepared",
      "cancelRequestedAt" IS NOT NULL AS "isCancelRequested", "stopCode", "requestedById"::text`;
  const row = rows[0];
  if (!row) return null;
  const { businessId, ...run } = row;
  return { ...run, scope: grantBusinessScope(businessId) };
}

/** Milliseconds until the next run of the organisation may go on; null without one. */
export async function nextTurnInMs(db: Database, organisationId: string): Promise<number | null> {
  const rows = await db.$queryRaw<{ ms: number | null }[]>`
    SELECT (extract(epoch FROM min(COALESCE("resumesAt", now())) - clock_timestamp()) * 1000)::float8 AS "ms" FROM "SyncRun"
    WHERE "organisationId" = ${organisationId}::uuid AND "state" IN ('QUEUED', 'RUNNING', 'WAITING')`;
  return rows[0]?.ms ?? null;
}

export async function notePrepared(tx: DatabaseTransaction, runId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "SyncRun" SET "preparedAt" = now() WHERE "id" = ${runId}::uuid`;
}

/** A run whose end was asked for since its turn began does not wait: what it has not begun goes back first. */
export async function letRunWait(tx: DatabaseTransaction, run: TurnRun, wait: { reason: string; forMs: number }): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SyncRun" SET "state" = 'WAITING', "waitReason" = ${wait.reason}, "resumesAt" = clock_timestamp() + ${Math.max(0, Math.ceil(wait.forMs))} * interval '1 millisecond'
    WHERE "id" = ${run.id}::uuid AND "state" = 'RUNNING' AND ("cancelRequestedAt" IS NULL OR ${run.isCancelRequested})`;
}

/** The business is connected again: what waited for that goes on now. */
export async function resumeAfterReconnect(tx: DatabaseTransaction, scope: BusinessScope, organisationId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SyncRun" SET "resumesAt" = NULL WHERE "businessId" = ${scope.businessId}::uuid AND "organisationId" = ${organisationId}::uuid AND "waitReason" = 'reconnect'`;
}

export async function noteStopped(tx: DatabaseTransaction, runId: string, stopCode: string): Promise<void> {
  await tx.$executeRaw`UPDATE "SyncRun" SET "stopCode" = COALESCE("stopCode", ${stopCode}) WHERE "id" = ${runId}::uuid`;
}

/** Ends a run that has nothing live left. */
export async function endRun(tx: DatabaseTransaction, runId: string): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE "SyncRun" r SET "finishedAt" = now(), "waitReason" = NULL, "resumesAt" = NULL,
      "state" = (CASE WHEN r."stopCode" IS NOT NULL THEN 'STOPPED' WHEN r."cancelRequestedAt" IS NOT NULL THEN 'CANCELLED' ELSE 'FINISHED' END)::"RunState"
    WHERE r."id" = ${runId}::uuid AND r."state" IN ('QUEUED', 'RUNNING', 'WAITING')
      AND NOT EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."runId" = r."id" AND i."isLive")`;
  return ended === 1;
}

/** `hasArrived`: some of the run's transactions are in the ledger. */
export type OpenWork = { transactions: number; updates: number; removals: number; receipts: number; unknown: number; hasArrived: boolean };

export async function countOpenWork(db: Database | DatabaseTransaction, runId: string): Promise<OpenWork> {
  const rows = await db.$queryRaw<OpenWork[]>`
    SELECT count(*) FILTER (WHERE "state" = 'QUEUED' AND "action" = 'CREATE')::int AS "transactions",
      count(*) FILTER (WHERE "state" = 'QUEUED' AND "action" = 'UPDATE')::int AS "updates",
      count(*) FILTER (WHERE "state" = 'QUEUED' AND "action" = 'REMOVE')::int AS "removals",
      count(*) FILTER (WHERE "action" = 'ATTACH')::int AS "receipts",
      count(*) FILTER (WHERE "state" IN ('UNKNOWN', 'SENDING') AND "action" <> 'ATTACH')::int AS "unknown",
      EXISTS (SELECT 1 FROM "SyncItem" WHERE "runId" = ${runId}::uuid AND "action" = 'CREATE' AND "state" = 'SUCCEEDED') AS "hasArrived"
    FROM "SyncItem" WHERE "runId" = ${runId}::uuid AND "isLive"`;
  return rows[0] ?? { transactions: 0, updates: 0, removals: 0, receipts: 0, unknown: 0, hasArrived: false };
}

/** Whether another run of the organisation could do something now. */
export async function isAnotherRunDue(db: Database | DatabaseTransaction, run: Pick<TurnRun, "id" | "organisationId">): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "SyncRun" WHERE "organisationId" = ${run.organisationId}::uuid AND "id" <> ${run.id}::uuid AND "state" IN ('QUEUED', 'RUNNING', 'WAITING')
      AND COALESCE("resumesAt", '-infinity') <= now() LIMIT 1`;
  return rows.length > 0;
}

/** Whether any run of the organisation has transactions to send now: receipts then give way. */
export async function hasTransactionsDue(db: Database, organisationId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "SyncRun" r WHERE r."organisationId" = ${organisationId}::uuid AND r."state" IN ('QUEUED', 'RUNNING', 'WAITING')
      AND COALESCE(r."resumesAt", '-infinity') <= now()
      AND EXISTS (SELECT 1 FROM "SyncItem" i WHERE i."runId" = r."id" AND i."state" = 'QUEUED' AND i."action" <> 'ATTACH') LIMIT 1`;
  return rows.length > 0;
}
