import type { LedgerTransactionDraft } from "@/lib/core/accounting-provider";

type LineAmountTypes = LedgerTransactionDraft["lineAmountTypes"];

const WORDS = { INCLUSIVE: "Inclusive", EXCLUSIVE: "Exclusive", NO_TAX: "NoTax" } as const satisfies Record<LineAmountTypes, string>;

export function toXeroLineAmountTypes(types: LineAmountTypes): string {
  return WORDS[types];
}

/** Null for a word that we never send. */
export function fromXeroLineAmountTypes(words: string | null | undefined): LineAmountTypes | null {
  return (Object.keys(WORDS) as LineAmountTypes[]).find((types) => WORDS[types] === words) ?? null;
}
