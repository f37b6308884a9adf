import { toDecimalString, minorDigits, type Money } from "@/lib/core/money";
import { languageTag } from "./locale";

export type MoneyStyle = "plain" | "symbol" | "code";

const MINUS = "\u2212";

// The names a reader in the region knows; the rest is left to the platform.
const SYMBOLS: Readonly<Record<string, string>> = {
  SGD: "S$",
  IDR: "Rp",
  USD: "US$",
  HKD: "HK$",
  GBP: "£",
  EUR: "€",
  AUD: "A$",
  MYR: "RM",
  JPY: "¥",
};

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const kept = formatters.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(languageTag(locale), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  formatters.set(key, made);
  return made;
}

/**
 * "1,284.00", "S$1,284.00" or "SGD 1,284.00" (Indonesian "1.284,00"), with a true minus sign. Formatted from the decimal string, never from a float.
 */
export function formatMoney(money: Money, locale: string, style: MoneyStyle = "plain"): string {
  const { amountMinor, currency } = money;
  const digits = minorDigits(currency);
  // A decimal string is formatted exactly (ECMAScript 2023), but TypeScript's signature asks for its own literal type.
  const figures = numberFormat(locale, digits).format(toDecimalString(Math.abs(amountMinor), currency) as `${number}`);
  const sign = amountMinor < 0 ? MINUS : "";
  if (style === "plain") return sign + figures;
  if (style === "code") return `${sign}${currency}\u00a0${figures}`;
  const symbol = SYMBOLS[currency] ?? currency;
  const gap = /[A-Za-z]{2,}$/.test(symbol) ? "\u00a0" : "";
  return sign + symbol + gap + figures;
}

/** "S$75K", "Rp 24 jt": for the labels of a picture whose exact figures stand elsewhere. */
export function formatRoughMoney(money: Money, locale: string): string {
  const { amountMinor, currency } = money;
  const rough = new Intl.NumberFormat(languageTag(locale), { notation: "compact", maximumSignificantDigits: 2 });
  const symbol = SYMBOLS[currency] ?? currency;
  const gap = /[A-Za-z]{2,}$/.test(symbol) ? "\u00a0" : "";
  return `${amountMinor < 0 ? MINUS : ""}${symbol}${gap}${rough.format(Math.abs(amountMinor) / 10 ** minorDigits(currency))}`;
}
