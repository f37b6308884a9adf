import type { MinorUnits } from "./money";

/** A movement as a file or a card processor tells it. Money out is negative. */
export type IncomingTransaction = {
  /** The sender's own id: the same id on the same account again is the same movement. */
  externalId: string;
  accountId: string;
  postedOn: string;
  amountMinor: MinorUnits;
  currency: string;
  merchant: string;
  description?: string;
  category?: string | null;
  cardLast4?: string | null;
  cardholder?: string | null;
  originalAmountMinor?: MinorUnits | null;
  originalCurrency?: string | null;
  taxHint?: string | null;
  notes?: string;
};

/** What the source alone decides, in one shape for comparing. Category and notes belong to the people who work on the expense. */
export type SourceFacts = {
  postedOn: string;
  amountMinor: MinorUnits;
  merchant: string;
  description: string;
  cardLast4: string | null;
  cardholder: string | null;
  originalAmountMinor: MinorUnits | null;
  originalCurrency: string | null;
  taxHint: string | null;
};

export const SOURCE_FIELDS = [
  "postedOn",
  "amountMinor",
  "merchant",
  "description",
  "cardLast4",
  "cardholder",
  "originalAmountMinor",
  "originalCurrency",
  "taxHint",
] as const satisfies readonly (keyof SourceFacts)[];

export function sourceFacts(incoming: IncomingTransaction): SourceFacts {
  return {
    postedOn: incoming.postedOn,
    amountMinor: incoming.amountMinor,
    merchant: incoming.merchant,
    description: incoming.description ?? "",
    cardLast4: incoming.cardLast4 ?? null,
    cardholder: incoming.cardholder ?? null,
    originalAmountMinor: incoming.originalAmountMinor ?? null,
    originalCurrency: incoming.originalCurrency ?? null,
    taxHint: incoming.taxHint ?? null,
  };
}

export function isSameSource(a: SourceFacts, b: SourceFacts): boolean {
  return SOURCE_FIELDS.every((field) => a[field] === b[field]);
}

/** What the source says otherwise than before, for the history: each field with both values. */
export function changedFacts(
  before: SourceFacts,
  after: SourceFacts,
): Record<string, { from: string | number | null; to: string | number | null }> {
  const changed = SOURCE_FIELDS.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

export type RowOutcome =
  | { externalId: string; id: string; status: "created" | "unchanged" | "updated" }
  | { externalId: string; id: null; status: "rejected"; error: RowRejection };

export type RowRejection = "accountUnknown" | "currencyDiffers" | "sentTwice";
