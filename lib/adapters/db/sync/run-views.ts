import { env } from "@/lib/config/env";
import type { BusinessScope } from "@/lib/core/business-scope";
import { estimateMsLeft, isRunOver, type RunProgress, type RunState } from "@/lib/core/run-progress";
import { Prisma } from "../generated/client";
import type { Database, DatabaseTransaction } from "../client";

type RunRow = {
  id: string;
  state: RunState;
  requestedByName: string;
  requestedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  cancelRequestedAt: Date | null;
  waitReason: string | null;
  resumesAt: Date | null;
  stopCode: string | null;
  dayRemaining: number | null;
  total: number;
  synced: number;
  failed: number;
  unknown: number;
  returned: number;
  receiptsTotal: number;
  receiptsSent: number;
  receiptsFailed: number;
};

/** Counts come from the items each time: nothing to keep in step, and a run has at most a few thousand of them. */
function runQuery(where: Prisma.Sql, tail: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT r."id"::text, r."state"::text AS "state", r."requestedByName", r."requestedAt", r."startedAt", r."finishedAt", r."cancelRequestedAt",
      r."waitReason", r."resumesAt", r."stopCode", o."dayRemaining", c.*
    FROM "SyncRun" r JOIN "Organisation" o ON o."id" = r."organisationId"
    CROSS JOIN LATERAL (
      SELECT
        count(*) FILTER (WHERE i."action" <> 'ATTACH')::int AS "total",
        count(*) FILTER (WHERE i."action" <> 'ATTACH' AND i."state" = 'SUCCEEDED')::int AS "synced",
        count(*) FILTER (WHERE i."action" <> 'ATTACH' AND i."state" = 'FAILED')::int AS "failed",
        count(*) FILTER (WHERE i."action" <> 'ATTACH' AND i."state" = 'UNKNOWN')::int AS "unknown",
        count(*) FILTER (WHERE i."action" <> 'ATTACH' AND i."state" = 'RETURNED')::int AS "returned",
        count(*) FILTER (WHERE i."action" = 'ATTACH')::int AS "receiptsTotal",
        count(*) FILTER (WHERE i."action" = 'ATTACH' AND i."state" = 'SUCCEEDED')::int AS "receiptsSent",
        count(*) FILTER (WHERE i."action" = 'ATTACH' AND i."state" IN ('FAILED', 'RETURNED'))::int AS "receiptsFailed"
      FROM (
        SELECT "action"::text, "state"::text FROM "SyncItem" WHERE "runId" = r."id"
        UNION ALL SELECT gone->>'action', gone->>'state' FROM jsonb_array_elements(r."goneItems") gone) i) c
    WHERE ${where} ORDER BY r."requestedAt" DESC, r."id" DESC ${tail}`;
}

function toProgress(row: RunRow, callsPerDay: number | null): RunProgress {
  const { XERO_MINUTE_LIMIT: callsPerMinute, XERO_MINUTE_MS: minuteMs } = env();
  const elapsedMs = row.startedAt ? Date.now() - row.startedAt.getTime() : 0;
  const { dayRemaining, cancelRequestedAt, requestedAt, startedAt, finishedAt, resumesAt, ...rest } = row;
  return {
    ...rest,
    requestedAt: requestedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    resumesAt: isRunOver(row.state) ? null : (resumesAt?.toISOString() ?? null),
    isCancelRequested: cancelRequestedAt !== null,
    callsUsedToday: callsPerDay === null || dayRemaining === null ? null : Math.max(0, callsPerDay - dayRemaining),
    callsPerDay,
    msLeft: estimateMsLeft(row, elapsedMs, { callsPerMinute, minuteMs }),
  };
}

export type RunListFilter = { limit: number; before?: string };

/** `before`: the id of the last run of the page before. */
export async function selectRuns(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  filter: RunListFilter,
  callsPerDay: number | null,
): Promise<RunProgress[]> {
  const page = filter.before
    ? Prisma.sql`AND (r."requestedAt", r."id") < (SELECT b."requestedAt", b."id" FROM "SyncRun" b WHERE b."id" = ${filter.before}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<RunRow[]>(
    runQuery(Prisma.sql`r."businessId" = ${scope.businessId}::uuid ${page}`, Prisma.sql`LIMIT ${filter.limit}`),
  );
  return rows.map((row) => toProgress(row, callsPerDay));
}

export async function selectRun(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  runId: string,
  callsPerDay: number | null,
): Promise<RunProgress | null> {
  const rows = await db.$queryRaw<RunRow[]>(
    runQuery(Prisma.sql`r."businessId" = ${scope.businessId}::uuid AND r."id" = ${runId}::uuid`, Prisma.empty),
  );
  return rows[0] ? toProgress(rows[0], callsPerDay) : null;
}
