/**
 * Whether a movement is an expense: money out always is; money in is one, as a refund, on a card account or where it came with a category.
 * What else comes in (deposits, top-ups, customers' payments) is no expense.
 */
export function isExpenseMovement(movement: { amountMinor: number; accountKind: "DEBIT" | "CARD"; hasCategory: boolean }): boolean {
  return movement.amountMinor <= 0 || movement.accountKind === "CARD" || movement.hasCategory;
}
