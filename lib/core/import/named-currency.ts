import type { ImportField } from "./import-fields";
import type { ImportLayout } from "./import-layout";
import type { FileRecord } from "./split-records";

/** The word, not Albania's money. */
const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency").filter((code) => code !== "ALL"));
/** A bare dollar sign stands for too many currencies to tell anything. */
const SIGNS: readonly [RegExp, readonly string[]][] = [
  [/(?<![A-Z])US\$/, ["USD"]],
  [/(?<![A-Z])S\$/, ["SGD"]],
  [/(?<![A-Z])HK\$/, ["HKD"]],
  [/(?<![A-Z])A\$/, ["AUD"]],
  [/£/, ["GBP"]],
  [/€/, ["EUR"]],
  [/¥/, ["JPY", "CNY"]],
  [/₹/, ["INR"]],
  [/₩/, ["KRW"]],
  [/₫/, ["VND"]],
  [/฿/, ["THB"]],
  [/(?<![A-Za-z])Rp(?![A-Za-z])/, ["IDR"]],
];
const FIGURES = /^[\d.,\s()+-]*$/;
/** "Amount (usd)" says it in any case, "Amount USD" only in capitals: the rest are words. */
const CODE = /(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])|(?<=[([])[a-z]{3}(?=[)\]])/g;

/** The currencies that a header or an amount may mean by what it says: "Amount (USD)", "Withdrawals £", "USD 12.00". Empty where it names none. */
function namedCurrencies(text: string): readonly string[] {
  if (FIGURES.test(text)) return [];
  const codes = (text.match(CODE) ?? []).map((code) => code.toUpperCase()).filter((code) => CODES.has(code));
  return codes.length > 0 ? codes : (SIGNS.find(([sign]) => sign.test(text))?.[1] ?? []);
}

/** What a text says about its currency is not `currency`. */
export function namesOtherCurrency(text: string, currency: string): boolean {
  const named = namedCurrencies(text);
  return named.length > 0 && !named.includes(currency);
}

/** The columns that end up in the books as the account's currency. */
const BOOKED: readonly ImportField[] = ["amount", "debit", "credit", "fee"];

/** The header of a column of amounts that names another currency than the account's; what stands below it must not be booked as the account's. */
export function findForeignHeader(head: readonly FileRecord[], { headerIndex, columns }: ImportLayout, currency: string): string | null {
  const names = headerIndex === null ? [] : (head[headerIndex]?.cells ?? []);
  const booked = BOOKED.flatMap((field) => names[columns[field] ?? -1] ?? []);
  return booked.find((name) => namesOtherCurrency(name, currency)) ?? null;
}
