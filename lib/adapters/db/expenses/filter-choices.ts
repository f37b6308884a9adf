import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

export async function listOwnAccounts(db: DatabaseTransaction, scope: BusinessScope) {
  return db.account.findMany({
    where: { businessId: scope.businessId },
    orderBy: { name: "asc" },
    select: { id: true, name: true, currency: true },
  });
}

export async function listCategories(db: DatabaseTransaction, scope: BusinessScope) {
  return db.category.findMany({ where: { businessId: scope.businessId }, orderBy: { name: "asc" }, select: { id: true, name: true } });
}

/** Everybody who ever held a card. */
export async function listCardholders(db: DatabaseTransaction, scope: BusinessScope): Promise<string[]> {
  const rows = await db.$queryRaw<{ cardholder: string }[]>`
    SELECT DISTINCT "cardholder" FROM "Transaction" WHERE "businessId" = ${scope.businessId}::uuid AND "isExpense" AND "cardholder" IS NOT NULL ORDER BY 1 LIMIT 500`;
  return rows.map(({ cardholder }) => cardholder);
}
