import { z } from "zod";
import type { BusinessScope } from "@/lib/core/business-scope";
import { TAB_STATES, type SyncState } from "@/lib/core/sync-state";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;

export type ApiExpenseQuery = {
  state: "pending" | "synced";
  isUpdated: boolean | null;
  hasError: boolean | null;
  afterId: string | null;
  limit: number;
};

export type ApiExpense = {
  id: string;
  reference: string;
  externalId: string | null;
  syncState: SyncState;
  isUpdated: boolean;
  errorCode: string | null;
  errorDetail: Record<string, string>;
  blockers: string[];
  ledgerTransactionId: string | null;
  receipts: { id: string; fileName: string; byteSize: number; contentType: string; state: "WAITING" | "SENT" | "FAILED" | null }[];
};

const INCLUDE = {
  ledgerEntries: { where: { removedAt: null }, take: 1, select: { ledgerTransactionId: true } },
  receipts: {
    where: { removedAt: null },
    orderBy: [{ createdAt: "asc" as const }, { id: "asc" as const }],
    select: {
      id: true,
      fileName: true,
      byteSize: true,
      contentType: true,
      deliveries: { where: { entry: { removedAt: null } }, take: 1, select: { state: true } },
    },
  },
};

async function select(db: Reader, where: object, limit: number): Promise<ApiExpense[]> {
  const rows = await db.transaction.findMany({ where, orderBy: { id: "asc" }, take: limit, include: INCLUDE });
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    externalId: row.externalId,
    syncState: row.syncState,
    isUpdated: row.isUpdated,
    errorCode: row.errorCode,
    errorDetail: z
      .record(z.string(), z.coerce.string())
      .catch({})
      .parse(row.errorDetail ?? {}),
    blockers: row.blockers,
    ledgerTransactionId: row.ledgerEntries[0]?.ledgerTransactionId ?? null,
    receipts: row.receipts.map(({ deliveries, ...receipt }) => ({ ...receipt, state: deliveries[0]?.state ?? null })),
  }));
}

/** By id, so that a page never repeats or misses a row while others come and go. */
export async function listApiExpenses(db: Reader, scope: BusinessScope, query: ApiExpenseQuery): Promise<ApiExpense[]> {
  return select(
    db,
    {
      businessId: scope.businessId,
      isExpense: true,
      syncState: { in: [...TAB_STATES[query.state]] },
      ...(query.isUpdated === null ? {} : { isUpdated: query.isUpdated }),
      ...(query.hasError === null ? {} : { errorCode: query.hasError ? { not: null } : null }),
      ...(query.afterId === null ? {} : { id: { gt: query.afterId } }),
    },
    query.limit,
  );
}

export async function findApiExpense(db: Reader, scope: BusinessScope, expenseId: string): Promise<ApiExpense | null> {
  return (await select(db, { businessId: scope.businessId, isExpense: true, id: expenseId }, 1))[0] ?? null;
}

/** The business's accounts, each with whether it is tied to a bank account of the organisation it is connected to now. */
export async function listApiAccounts(db: Reader, scope: BusinessScope) {
  const connection = await db.connection.findFirst({
    where: { businessId: scope.businessId, state: "CONNECTED" },
    select: { organisationId: true },
  });
  const accounts = await db.account.findMany({
    where: { businessId: scope.businessId },
    orderBy: [{ createdAt: "asc" }, { name: "asc" }],
    include: { links: { where: { endedAt: null }, select: { organisationId: true } } },
  });
  return accounts.map(({ id, name, currency, accountNumber, links }) => ({
    id,
    name,
    currency,
    accountNumber,
    isLinked: links.some(({ organisationId }) => organisationId === connection?.organisationId),
  }));
}
