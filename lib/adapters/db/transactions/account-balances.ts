import type { BusinessScope } from "@/lib/core/business-scope";
import type { AccountBalance } from "@/lib/core/transaction-row";
import type { Database, DatabaseTransaction } from "../client";

/** Each account with what is on it: its opening balance and all its movements. */
export async function listAccountBalances(db: Database | DatabaseTransaction, scope: BusinessScope): Promise<AccountBalance[]> {
  type Row = Omit<AccountBalance, "balanceMinor" | "transactionCount"> & { balance: bigint; count: bigint };
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."id"::text, a."name", a."kind"::text AS "kind", a."currency", a."accountNumber",
      (a."openingBalanceMinor" + COALESCE(s.amount, 0))::bigint AS balance, COALESCE(s.count, 0) AS count
    FROM "Account" a LEFT JOIN (
      SELECT "accountId", SUM("amountMinor") AS amount, COUNT(*) AS count FROM "Transaction" WHERE "businessId" = ${scope.businessId}::uuid GROUP BY 1
    ) s ON s."accountId" = a."id"
    WHERE a."businessId" = ${scope.businessId}::uuid ORDER BY a."createdAt", a."name"`;
  return rows.map(({ balance, count, ...row }) => ({ ...row, balanceMinor: Number(balance), transactionCount: Number(count) }));
}

export async function listCategoryNames(db: Database | DatabaseTransaction, scope: BusinessScope): Promise<{ id: string; name: string }[]> {
  return db.category.findMany({ where: { businessId: scope.businessId }, select: { id: true, name: true }, orderBy: { name: "asc" } });
}
