import type { EncodedBody } from "@/lib/core/accounting-provider";
import type { FeedProblem } from "@/lib/core/bank-feeds";
import type { StatementDraft } from "@/lib/core/statement/draft-statement";
import type { DatabaseTransaction } from "../client";
import { fromDayOn, toDayOn } from "../day-columns";
import type { StatementState } from "../generated/enums";
import type { FeedRow } from "./feeds";

export type OpenStatement = {
  statementId: string;
  state: StatementState;
  feedConnectionId: string;
  ledgerStatementId: string | null;
  startOn: string;
  endOn: string;
  startBalanceMinor: number;
  endBalanceMinor: number;
  lineCount: number;
  body: string;
  idempotencyKey: string;
  firstSentMsAgo: number;
  lastUnclearMsAgo: number;
  looks: number;
};

const OPEN: StatementState[] = ["INTENDED", "UNKNOWN", "PENDING"];

/** The one statement whose fate is not known yet. */
export async function findOpenStatement(db: DatabaseTransaction, feedId: string): Promise<OpenStatement | null> {
  const row = await db.statement.findFirst({ where: { feedId, state: { in: OPEN } } });
  if (!row) return null;
  const now = Date.now();
  return {
    statementId: row.id,
    state: row.state,
    feedConnectionId: row.feedConnectionId,
    ledgerStatementId: row.ledgerStatementId,
    startOn: toDayOn(row.startOn),
    endOn: toDayOn(row.endOn),
    startBalanceMinor: Number(row.startBalanceMinor),
    endBalanceMinor: Number(row.endBalanceMinor),
    lineCount: row.lineCount,
    body: row.body,
    idempotencyKey: row.idempotencyKey,
    firstSentMsAgo: now - (row.firstSentAt ?? row.createdAt).getTime(),
    lastUnclearMsAgo: now - (row.lastUnclearAt ?? row.firstSentAt ?? row.createdAt).getTime(),
    looks: row.looks,
  };
}

/** With which balance the last statement that was taken ended; null before the first. */
export async function findLastBalance(db: DatabaseTransaction, feedId: string): Promise<number | null> {
  const row = await db.statement.findFirst({ where: { feedId, state: { not: "REJECTED" } }, orderBy: { number: "desc" } });
  return row ? Number(row.endBalanceMinor) : null;
}

/** The intent: body, key and lines, before anything is sent. */
export async function insertStatement(
  tx: DatabaseTransaction,
  feed: FeedRow,
  statement: { feedConnectionId: string; draft: StatementDraft; encoded: EncodedBody; idempotencyKey: string },
): Promise<string> {
  const { draft, encoded } = statement;
  const last = await tx.statement.findFirst({ where: { feedId: feed.feedId }, orderBy: { number: "desc" }, select: { number: true } });
  const { id } = await tx.statement.create({
    data: {
      feedId: feed.feedId,
      businessId: feed.scope.businessId,
      number: (last?.number ?? 0) + 1,
      feedConnectionId: statement.feedConnectionId,
      startOn: fromDayOn(draft.startOn),
      endOn: fromDayOn(draft.endOn),
      startBalanceMinor: draft.startBalanceMinor,
      endBalanceMinor: draft.endBalanceMinor,
      lineCount: draft.lines.length,
      body: encoded.body,
      bodyHash: encoded.hash,
      idempotencyKey: statement.idempotencyKey,
      firstSentAt: new Date(),
    },
    select: { id: true },
  });
  await tx.statementLine.createMany({
    data: draft.lines.map(({ sourceKey, lineId, postedOn, amountMinor, payee, reference }, position) => ({
      statementId: id,
      position,
      feedId: feed.feedId,
      sourceKey,
      lineId,
      postedOn: fromDayOn(postedOn),
      amountMinor,
      payee,
      reference,
    })),
  });
  return id;
}

/** The ledger did nothing with it and was given nothing: as if it had never been drafted. */
export async function dropStatement(tx: DatabaseTransaction, statementId: string): Promise<void> {
  await tx.statementLine.deleteMany({ where: { statementId } });
  await tx.statement.delete({ where: { id: statementId } });
}

export async function notePending(tx: DatabaseTransaction, statementId: string, ledgerStatementId: string): Promise<void> {
  await tx.statement.update({ where: { id: statementId }, data: { state: "PENDING", ledgerStatementId, looks: 0 } });
}

export async function noteLook(tx: DatabaseTransaction, statementId: string): Promise<void> {
  await tx.statement.update({ where: { id: statementId }, data: { looks: { increment: 1 } } });
}

export async function noteUnknown(tx: DatabaseTransaction, statementId: string): Promise<void> {
  await tx.statement.update({ where: { id: statementId }, data: { state: "UNKNOWN", ledgerStatementId: null, lastUnclearAt: new Date() } });
}

/** To be sent again under another key. */
export async function renewKey(tx: DatabaseTransaction, statementId: string, idempotencyKey: string): Promise<void> {
  await tx.statement.update({ where: { id: statementId }, data: { idempotencyKey, firstSentAt: new Date(), lastUnclearAt: null } });
}

export async function settleDelivered(
  tx: DatabaseTransaction,
  feed: FeedRow,
  statementId: string,
  ledgerStatementId: string | null,
): Promise<void> {
  await tx.statement.update({
    where: { id: statementId },
    data: { state: "DELIVERED", settledAt: new Date(), body: "", ...(ledgerStatementId ? { ledgerStatementId } : {}) },
  });
  await tx.$executeRaw`
    UPDATE "StatementFeed" SET "newestLineOn" = GREATEST("newestLineOn", (SELECT MAX("postedOn") FROM "StatementLine" WHERE "statementId" = ${statementId}::uuid))
    WHERE "id" = ${feed.feedId}::uuid`;
}

/** Its lines count as not told; the next statement holds them again. */
export async function settleRejected(tx: DatabaseTransaction, statementId: string, problem: FeedProblem): Promise<void> {
  await tx.statement.update({
    where: { id: statementId },
    data: { state: "REJECTED", settledAt: new Date(), body: "", errorCode: problem.type, errorDetail: problem.detail },
  });
}

/** The ledger's ids that are spoken for: of other statements of this feed. */
export async function knownLedgerIds(db: DatabaseTransaction, feedId: string): Promise<Set<string>> {
  const rows = await db.statement.findMany({ where: { feedId, ledgerStatementId: { not: null } }, select: { ledgerStatementId: true } });
  return new Set(rows.flatMap(({ ledgerStatementId }) => ledgerStatementId ?? []));
}
