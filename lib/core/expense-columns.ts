/** The columns of the list of expenses in their order. Merchant is always there: it takes the room that the others leave. */
export const EXPENSE_COLUMNS = [
  "date",
  "merchant",
  "cardholder",
  "account",
  "reference",
  "category",
  "ledgerAccount",
  "tax",
  "tracking",
  "receipts",
  "original",
  "amount",
  "status",
] as const;
export type ExpenseColumn = (typeof EXPENSE_COLUMNS)[number];

type ColumnFacts = {
  width: number;
  min: number;
  /** How far it narrows by itself before another has to give way; without it not at all. */
  tight?: number;
  /** The least goes first where there is no room. */
  rank: number;
};

/**
 * Pixels. The widest words of either language fit: "IDR 12.345.678.901,00", and "Kesalahan sinkronisasi", on two lines where others need the
 * room. Columns that are not among the first ones are there because somebody asked for them: they go after those.
 */
export const COLUMN_FACTS: Readonly<Record<ExpenseColumn, ColumnFacts>> = {
  date: { width: 104, min: 64, tight: 84, rank: 12 },
  merchant: { width: 200, min: 170, rank: 13 },
  cardholder: { width: 150, min: 80, tight: 120, rank: 8 },
  account: { width: 130, min: 80, tight: 100, rank: 5 },
  reference: { width: 120, min: 80, rank: 6 },
  category: { width: 112, min: 72, tight: 92, rank: 3 },
  ledgerAccount: { width: 172, min: 90, tight: 132, rank: 10 },
  tax: { width: 96, min: 64, tight: 76, rank: 1 },
  tracking: { width: 112, min: 72, tight: 84, rank: 2 },
  receipts: { width: 64, min: 56, rank: 4 },
  original: { width: 176, min: 90, tight: 152, rank: 9 },
  amount: { width: 176, min: 96, tight: 152, rank: 13 },
  status: { width: 164, min: 96, tight: 120, rank: 11 },
};

export const MOST_WIDTH = 640;

/** Shown until a member chooses. Who paid and the original amount stand under the merchant then. */
export const FIRST_COLUMNS: ExpenseColumn[] = [
  "date",
  "merchant",
  "category",
  "ledgerAccount",
  "tax",
  "tracking",
  "receipts",
  "amount",
  "status",
];

export type ExpenseColumns = { shown: ExpenseColumn[]; widths: Partial<Record<ExpenseColumn, number>> };

/** In the order of the list, each once, and never without the merchant. */
function inOrder(columns: readonly ExpenseColumn[]): ExpenseColumn[] {
  return EXPENSE_COLUMNS.filter((column) => column === "merchant" || columns.includes(column));
}

export function withColumn(columns: readonly ExpenseColumn[], column: ExpenseColumn, isShown: boolean): ExpenseColumn[] {
  return inOrder(isShown ? [...columns, column] : columns.filter((each) => each !== column));
}

/** The columns that an address or a saved view names: null when it names none that are known. */
export function parseColumns(text: string | null): ExpenseColumn[] | null {
  const named = (text ?? "").split(",");
  const known = EXPENSE_COLUMNS.filter((column) => named.includes(column));
  return known.length === 0 ? null : inOrder(known);
}

function widthOf(column: ExpenseColumn, widths: ExpenseColumns["widths"]): number {
  const { width, min } = COLUMN_FACTS[column];
  return Math.min(Math.max(widths[column] ?? width, min), MOST_WIDTH);
}

/**
 * What is shown of the wanted columns in so much room, with its widths. Columns whose width nobody set narrow a little first, then the lesser
 * ones give way; the merchant takes what is left.
 */
export function fitColumns(
  wanted: readonly ExpenseColumn[],
  widths: ExpenseColumns["widths"],
  room: number,
): { column: ExpenseColumn; width: number }[] {
  const fitted = inOrder(wanted).map((column) => {
    const { min, tight } = COLUMN_FACTS[column];
    const full = column === "merchant" ? min : widthOf(column, widths);
    return { column, full, tight: widths[column] === undefined ? (tight ?? full) : full };
  });
  const taken = (kind: "full" | "tight") => fitted.reduce((sum, each) => sum + each[kind], 0);
  while (taken("tight") > room && fitted.length > 1) {
    const least = fitted.reduce((one, other) => (COLUMN_FACTS[other.column].rank < COLUMN_FACTS[one.column].rank ? other : one));
    if (COLUMN_FACTS[least.column].rank === COLUMN_FACTS.merchant.rank) break;
    fitted.splice(fitted.indexOf(least), 1);
  }
  const ease = taken("full") - taken("tight");
  const share = ease === 0 ? 0 : Math.min(Math.max((room - taken("tight")) / ease, 0), 1);
  const eased = fitted.map(({ column, full, tight }) => ({ column, width: tight + Math.floor((full - tight) * share) }));
  const rest = Math.max(room - eased.reduce((sum, { width }) => sum + width, 0), 0);
  return eased.map(({ column, width }) => ({ column, width: column === "merchant" ? width + rest : width }));
}
