/** The lists that are read from the ledger. */
export const REFERENCE_KINDS = ["organisation", "currencies", "accounts", "taxRates", "tracking", "contacts"] as const;

/** When each was read last, by its changes or whole. */
export type ReferenceReads = Partial<Record<(typeof REFERENCE_KINDS)[number], Date>>;
