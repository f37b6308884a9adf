import type { BusinessScope } from "@/lib/core/business-scope";
import type { AccountMovement } from "@/lib/core/statement/statement-line";
import type { DatabaseTransaction } from "../client";

export type StatementAccount = {
  accountId: string;
  name: string;
  kind: "DEBIT" | "CARD";
  currency: string;
  accountNumber: string;
  openingBalanceMinor: number;
};

export async function findStatementAccount(
  db: DatabaseTransaction,
  scope: BusinessScope,
  accountId: string,
): Promise<StatementAccount | null> {
  const row = await db.account.findFirst({ where: { id: accountId, businessId: scope.businessId } });
  if (!row) return null;
  const { id, name, kind, currency, accountNumber } = row;
  return { accountId: id, name, kind, currency, accountNumber, openingBalanceMinor: Number(row.openingBalanceMinor) };
}

/** The sum of all movements on the account before a day. */
export async function sumBefore(db: DatabaseTransaction, accountId: string, beforeOn: string): Promise<number> {
  const [row] = await db.$queryRaw<{ sum: bigint | null }[]>`
    SELECT SUM("amountMinor")::bigint AS sum FROM "Transaction" WHERE "accountId" = ${accountId}::uuid AND "postedOn" < ${beforeOn}::date`;
  return Number(row?.sum ?? 0);
}

type Period = { fromOn: string; toOn: string; limit: number };

/** What moved on the account in a period, oldest first; a movement of nothing is none. */
export async function listMovements(
  db: DatabaseTransaction,
  accountId: string,
  { fromOn, toOn, limit }: Period,
): Promise<AccountMovement[]> {
  type Row = Omit<AccountMovement, "amountMinor" | "originalAmountMinor"> & { amountMinor: bigint; originalAmountMinor: bigint | null };
  const rows = await db.$queryRaw<Row[]>`
    SELECT COALESCE("externalId", "id"::text) AS "sourceKey", to_char("postedOn", 'YYYY-MM-DD') AS "postedOn", "amountMinor", "merchant", "description",
      "reference", "cardLast4", "originalAmountMinor", "originalCurrency"
    FROM "Transaction"
    WHERE "accountId" = ${accountId}::uuid AND "postedOn" BETWEEN ${fromOn}::date AND ${toOn}::date AND "amountMinor" <> 0
    ORDER BY "postedOn", "createdAt", "id" LIMIT ${limit}`;
  return rows.map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
  }));
}
