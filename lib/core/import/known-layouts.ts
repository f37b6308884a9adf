import type { ImportField } from "./import-fields";
import type { DateOrder } from "./read-date";

/** How one bank writes its export: the names (folded) that give it away, and what they hold. */
export type KnownLayout = {
  bank: string;
  /** All of these must be there. */
  header: readonly string[];
  /** The first name of each list that the file has. */
  columns: Partial<Record<ImportField, readonly string[]>>;
  /** For dates that can be read both ways; null: the bank writes them as its customer's country does. */
  dateOrder: DateOrder | null;
  positiveMeans: "spend" | "income";
};

const DBS_REFERENCES = { merchant: ["transaction ref1"], reference: ["transaction ref2"], moreReference: ["transaction ref3"] } as const;
const DEBIT_CREDIT = { debit: ["debit amount"], credit: ["credit amount"] } as const;

const XERO_COLUMNS = {
  postedOn: ["date"],
  amount: ["amount"],
  merchant: ["payee"],
  description: ["description"],
  reference: ["reference"],
} as const;

/** The most telling first. Names of banks are theirs in every language. */
const KNOWN_LAYOUTS: readonly KnownLayout[] = [
  {
    bank: "Wise",
    header: ["transferwise id", "date", "amount", "currency"],
    columns: {
      externalId: ["transferwise id"],
      postedOn: ["date"],
      amount: ["amount"],
      currency: ["currency"],
      merchant: ["merchant"],
      payee: ["payee name"],
      description: ["description"],
      reference: ["payment reference"],
      cardLast4: ["card last four digits"],
      cardholder: ["card holder full name"],
      originalAmount: ["exchange to amount"],
      originalCurrency: ["exchange to"],
      notes: ["note"],
    },
    dateOrder: "DMY",
    positiveMeans: "income",
  },
  {
    bank: "Revolut Business",
    header: ["date started (utc)", "date completed (utc)", "id", "state", "amount"],
    columns: {
      externalId: ["id"],
      status: ["state"],
      postedOn: ["date completed (utc)"],
      amount: ["amount"],
      fee: ["fee"],
      currency: ["payment currency"],
      merchant: ["description"],
      reference: ["reference"],
      cardLast4: ["card number"],
      cardholder: ["payer"],
      originalAmount: ["orig amount"],
      originalCurrency: ["orig currency"],
    },
    dateOrder: "YMD",
    positiveMeans: "income",
  },
  {
    bank: "Revolut",
    header: ["type", "product", "started date", "completed date", "amount", "fee", "state"],
    columns: {
      status: ["state"],
      postedOn: ["completed date"],
      amount: ["amount"],
      fee: ["fee"],
      currency: ["currency"],
      merchant: ["description"],
      description: ["type"],
    },
    dateOrder: "YMD",
    positiveMeans: "income",
  },
  {
    bank: "DBS",
    header: ["transaction date", "transaction posting date", "transaction description", "debit amount", "credit amount"],
    columns: {
      ...DEBIT_CREDIT,
      postedOn: ["transaction posting date"],
      merchant: ["transaction description"],
      description: ["transaction type"],
      reference: ["payment type"],
      status: ["transaction status"],
    },
    dateOrder: "DMY",
    positiveMeans: "income",
  },
  {
    bank: "DBS",
    header: ["transaction date", "debit amount", "credit amount", "transaction ref1"],
    columns: {
      ...DEBIT_CREDIT,
      ...DBS_REFERENCES,
      postedOn: ["transaction date"],
      description: ["description", "reference", "transaction code"],
      status: ["status"],
    },
    dateOrder: "DMY",
    positiveMeans: "income",
  },
  {
    bank: "OCBC",
    header: ["transaction date", "description", "withdrawals", "deposits"],
    columns: { postedOn: ["transaction date"], merchant: ["description"], debit: ["withdrawals"], credit: ["deposits"] },
    dateOrder: "DMY",
    positiveMeans: "income",
  },
  {
    bank: "UOB",
    header: ["transaction date", "transaction description", "withdrawal", "deposit"],
    columns: { postedOn: ["transaction date"], merchant: ["transaction description"], debit: ["withdrawal"], credit: ["deposit"] },
    dateOrder: "DMY",
    positiveMeans: "income",
  },
  {
    bank: "UOB",
    header: ["transaction date", "posting date", "description", "transaction amount local"],
    columns: {
      postedOn: ["posting date"],
      merchant: ["description"],
      amount: ["transaction amount local"],
      currency: ["local currency type"],
      originalAmount: ["transaction amount foreign"],
      originalCurrency: ["foreign currency type"],
    },
    dateOrder: "DMY",
    positiveMeans: "spend",
  },
  {
    bank: "Airwallex",
    header: ["time", "type", "financial transaction type", "amount"],
    columns: {
      externalId: ["transaction id", "id"],
      postedOn: ["time"],
      amount: ["net amount", "amount"],
      currency: ["wallet currency", "currency"],
      merchant: ["description", "financial transaction type"],
      description: ["financial transaction type", "type"],
      reference: ["reference"],
      originalAmount: ["target amount"],
      originalCurrency: ["target currency"],
      notes: ["note"],
    },
    dateOrder: "YMD",
    positiveMeans: "income",
  },
  {
    bank: "American Express",
    header: ["date", "description", "amount", "extended details", "appears on your statement as"],
    columns: { postedOn: ["date"], merchant: ["description"], amount: ["amount"], externalId: ["reference"], category: ["category"] },
    dateOrder: null,
    positiveMeans: "spend",
  },
  ...["cheque number", "check number"].map((number) => ({
    bank: "Xero",
    header: ["date", "amount", "payee", number],
    columns: XERO_COLUMNS,
    dateOrder: null,
    positiveMeans: "income" as const,
  })),
];

/** The bank whose export has such a header (names folded), where one is known. */
export function recogniseLayout(names: readonly string[]): KnownLayout | null {
  return KNOWN_LAYOUTS.find(({ header }) => header.every((name) => names.includes(name))) ?? null;
}
