import fc from "fast-check";
import type { AccountMovement } from "@/lib/core/statement/statement-line";

export function movement(more: Partial<AccountMovement> = {}): AccountMovement {
  return {
    sourceKey: "row:1",
    postedOn: "2026-10-31",
    amountMinor: -2460,
    merchant: "Grab",
    description: "Ride",
    reference: "EX-1",
    cardLast4: null,
    originalAmountMinor: null,
    originalCurrency: null,
    ...more,
  };
}

const dayIn2026 = fc.integer({ min: 0, max: 364 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const nonZero = fc.integer({ min: -5_000_000, max: 5_000_000 }).filter((amount) => amount !== 0);

/** Random movements of one account in 2026, oldest first, each with a key of its own and texts as people and machines write them. */
export function movements({ maxLength }: { maxLength: number }): fc.Arbitrary<AccountMovement[]> {
  const sign = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "&",
    "<",
    ">",
    '"',
    "'",
    ",",
    ";",
    "\r",
    "\n",
    "\t",
    "\u0000",
    " ",
    "a",
    "1",
    ".",
    "é",
    "漢",
    "☕",
  );
  const text = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(""));
  return fc
    .array(fc.record({ postedOn: dayIn2026, amountMinor: nonZero, merchant: text, description: text }), { maxLength })
    .map((rows) =>
      rows
        .sort((a, b) => (a.postedOn < b.postedOn ? -1 : 1))
        .map((row, index) => movement({ ...row, sourceKey: `row:${index}`, reference: `EX-${index}` })),
    );
}
