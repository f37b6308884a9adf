import type { BusinessScope } from "@/lib/core/business-scope";
import { Prisma } from "../generated/client";

/** Pending expenses with a receipt that the ledger will not take, one row for each thing that is wrong; sent without it, they would stand there without proof. */
export function pendingReceiptProblems({ businessId }: BusinessScope): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT r."problemCode" AS "code", t."id", t."currency", t."amountMinor" FROM "Receipt" r JOIN "Transaction" t ON t."id" = r."transactionId"
    WHERE r."businessId" = ${businessId}::uuid AND r."problemCode" IS NOT NULL AND r."removedAt" IS NULL AND t."isExpense" AND t."syncState" = 'PENDING'`;
}
