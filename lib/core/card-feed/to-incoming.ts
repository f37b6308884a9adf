import type { IncomingTransaction } from "../incoming-transaction";
import { todayIn } from "../months";
import type { FeedMovement } from "./card-feed";

/** A booked movement as the books take it; its day is the one of the business. */
export function toIncoming(movement: FeedMovement, { accountId, timeZone }: { accountId: string; timeZone: string }): IncomingTransaction {
  return {
    externalId: movement.id,
    accountId,
    postedOn: todayIn(timeZone, movement.at),
    amountMinor: movement.amountMinor,
    currency: movement.currency,
    merchant: movement.merchant,
    description: movement.description,
    category: movement.category,
    cardLast4: movement.cardLast4,
  };
}

/** What was on the account before its oldest movement; null where the source does not say. */
export function openingBalance(oldest: FeedMovement | null): number | null {
  if (oldest === null || oldest.balanceMinor === null) return null;
  return oldest.balanceMinor - oldest.amountMinor;
}

export function older(a: FeedMovement | null, b: FeedMovement): FeedMovement {
  return a === null || b.at < a.at ? b : a;
}
