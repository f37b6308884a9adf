type Movements = { count: number; sumMinor: number };

/** What a file moves, in the account's currency. */
export type MoneyFlow = { out: Movements; in: Movements };
