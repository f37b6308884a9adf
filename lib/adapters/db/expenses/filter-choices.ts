import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";

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

/** Everybody who ever held a card, hopping from name to name along the index instead of reading every expense. */
export async function listCardholders(db: DatabaseTransaction, scope: BusinessScope): Promise<string[]> {
  const next = (after: Prisma.Sql) => Prisma.sql`SELECT min("cardholder") FROM "Transaction"
    WHERE "businessId" = ${scope.businessId}::uuid AND "isExpense" AND "cardholder" IS NOT NULL AND "cardholder" > ${after}`;
  const rows = await db.$queryRaw<{ cardholder: string }[]>`
    WITH RECURSIVE holders AS (
      SELECT (${next(Prisma.sql`''`)}) AS "cardholder" UNION ALL
      SELECT (${next(Prisma.sql`holders."cardholder"`)}) FROM holders WHERE holders."cardholder" IS NOT NULL)
    SELECT "cardholder" FROM holders WHERE "cardholder" IS NOT NULL ORDER BY 1 LIMIT 500`;
  return rows.map(({ cardholder }) => cardholder);
}
