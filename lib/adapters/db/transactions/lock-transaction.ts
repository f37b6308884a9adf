import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

/** Holds one transaction until the surrounding database transaction ends, and raises its version. False: not there, or not on the cards of `onlyCardsOf`. */
export async function lockTransaction(
  db: DatabaseTransaction,
  scope: BusinessScope,
  transactionId: string,
  onlyCardsOf: string | null,
): Promise<boolean> {
  const { count } = await db.transaction.updateMany({
    where: { id: transactionId, businessId: scope.businessId, ...(onlyCardsOf === null ? {} : { cardholderUserId: onlyCardsOf }) },
    data: { version: { increment: 1 } },
  });
  return count === 1;
}
