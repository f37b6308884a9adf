import type { Database } from "../../lib/adapters/db/client";
import { grantBusinessScope } from "../../lib/core/business-scope";
import { addTransactions } from "../../lib/usecases/add-transactions";
import type { DemoAccount } from "./business";
import type { DemoMovement } from "./movements";

const CURRENCY: Record<DemoAccount, string> = { main: "SGD", cards: "SGD", usd: "USD", idr: "IDR", gbp: "GBP" };
const ROWS_AT_ONCE = 1000;

/** Puts the movements into the books the way a card processor does. Returns each with its id. */
export async function seedMovements(
  db: Database,
  businessId: string,
  accountIds: Record<DemoAccount, string>,
  movements: readonly DemoMovement[],
): Promise<{ id: string; movement: DemoMovement }[]> {
  const seeded: { id: string; movement: DemoMovement }[] = [];
  for (let start = 0; start < movements.length; start += ROWS_AT_ONCE) {
    const batch = movements.slice(start, start + ROWS_AT_ONCE);
    const outcomes = await addTransactions(db, grantBusinessScope(businessId), {
      onDifference: "keep",
      transactions: batch.map(({ account, original, receiptCount: _, ...movement }) => ({
        ...movement,
        accountId: accountIds[account],
        currency: CURRENCY[account],
        originalAmountMinor: original?.amountMinor ?? null,
        originalCurrency: original?.currency ?? null,
        notes: "",
        taxHint: null,
      })),
    });
    outcomes.forEach((outcome, index) => {
      const movement = batch[index];
      if (!outcome.id || !movement) throw new Error(`The demo's movement ${outcome.externalId} was rejected`);
      seeded.push({ id: outcome.id, movement });
    });
  }
  return seeded;
}
