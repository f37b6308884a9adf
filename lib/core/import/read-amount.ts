import { fromDecimalString, minorDigits, type MinorUnits } from "../money";

export type DecimalMark = "." | ",";

/** Which mark parts the decimals, by the evidence of all values together. Where nothing tells, a point. */
export function detectDecimalMark(values: readonly string[], currency: string): DecimalMark {
  const votes = { ".": 0, ",": 0 };
  for (const value of values) {
    const figures = value.replace(/[^\d.,]/g, "");
    const last = Math.max(figures.lastIndexOf("."), figures.lastIndexOf(","));
    if (last === -1) continue;
    const mark = figures[last] as DecimalMark;
    const other: DecimalMark = mark === "." ? "," : ".";
    const after = figures.length - last - 1;
    if (figures.includes(other)) votes[mark] += 3;
    else if (figures.indexOf(mark) !== last) votes[other] += 3;
    else if (after !== 3 || last > 3) votes[mark] += 2;
    // "1.500" has more decimals than the currency knows, so its mark groups thousands.
    else if (minorDigits(currency) !== 3) votes[other] += 1;
  }
  return votes[","] > votes["."] ? "," : ".";
}

/** `isDirected`: the cell itself says which way the money went (CR, DR), whatever the file's convention. */
export type ReadAmount = { amountMinor: MinorUnits; isDirected: boolean };

/** Figures with marks: thousands end in three digits, so that a decimal of two is never taken for a group. */
const FIGURES = {
  ".": /^(?:\d{1,3}(?:[,'’ ]\d{2,3})*[,'’ ]\d{3}|\d+)?(?:\.\d*)?$/,
  ",": /^(?:\d{1,3}(?:[.'’ ]\d{2,3})*[.'’ ]\d{3}|\d+)?(?:,\d*)?$/,
} as const;
const PLAIN = /^-?\d+(?:\.\d+)?$/;
const DIRECTION = /(?:^|[\s\d)])(CR|DR|DB)\.?$/i;
const CURRENCY = /[A-Z]{3}|Rp\.?|[A-Z]{0,3}[$£€¥₹₩₫฿]/.source;
const CURRENCY_BEFORE = new RegExp(`^([+-]?)\\s*(?:${CURRENCY})\\s*`, "i");
const CURRENCY_AFTER = new RegExp(`\\s*(?:${CURRENCY})$`, "i");

export type AmountManner = {
  decimalMark: DecimalMark;
  currency: string;
  /** What is finer than the currency's minor unit is an error of a text, but only the rest of a calculation in a spreadsheet's cell. */
  isRounded?: boolean;
};

/**
 * Reads an amount as people and banks print it: "1,234.50", "(12.00)", "12.00-", "SGD 12", "Rp 1.500.000,00", "12.00 CR", and a lone "-" for
 * nothing. Null when it is none.
 */
export function readAmount(text: string, { decimalMark, currency, isRounded = false }: AmountManner): ReadAmount | null {
  if (decimalMark === "." && PLAIN.test(text)) return plainAmount(text, { currency, isRounded });
  let rest = text
    .normalize("NFKC")
    .replace(/[\u2212\u2010-\u2014]/g, "-")
    .trim();
  const direction = DIRECTION.exec(rest)?.[1]?.toUpperCase();
  if (direction) rest = rest.replace(/[A-Z]{1,2}\.?$/i, "").trim();
  const isBracketed = /^[^()\d]*\([^()]*\)[^()\d]*$/.test(rest);
  if (isBracketed) rest = rest.replace(/[()]/g, "").trim();
  rest = rest.replace(CURRENCY_BEFORE, "$1").replace(CURRENCY_AFTER, "").trim();
  if (rest === "-") return { amountMinor: 0, isDirected: false };
  const isNegative = isBracketed || /^-|-$/.test(rest);
  rest = rest.replace(/^[+-]\s*|\s*-$/, "").replace(CURRENCY_BEFORE, "$1");
  const plain = plainFigures(rest, decimalMark);
  const size = plain === null ? null : (plainAmount(plain, { currency, isRounded })?.amountMinor ?? null);
  if (size === null) return null;
  if (direction) return { amountMinor: direction === "CR" ? size : negative(size), isDirected: true };
  return { amountMinor: isNegative ? negative(size) : size, isDirected: false };
}

/** "1234.50" for "1,234.50", or for "1.234,50" where a comma parts the decimals. Null when the marks stand where they cannot. */
export function plainFigures(figures: string, decimalMark: DecimalMark): string | null {
  if (!/\d/.test(figures) || !FIGURES[decimalMark].test(figures)) return null;
  return figures
    .replace(decimalMark === "." ? /[,'’ ]/g : /[.'’ ]/g, "")
    .replace(decimalMark, ".")
    .replace(/^\./, "0.")
    .replace(/\.$/, "");
}

function plainAmount(plain: string, { currency, isRounded }: { currency: string; isRounded: boolean }): ReadAmount | null {
  const amountMinor = fromDecimalString(isRounded ? roundDecimal(plain, minorDigits(currency)) : plain, currency);
  return amountMinor === null ? null : { amountMinor, isDirected: false };
}

/** "12.345" to two digits is "12.35": half goes up, digit by digit, without a float in between. */
function roundDecimal(plain: string, digits: number): string {
  const [start = "0", fraction = ""] = plain.split(".");
  if (fraction.length <= digits) return plain;
  const sign = start.startsWith("-") ? "-" : "";
  const whole = start.replace("-", "");
  const kept = BigInt(whole + fraction.slice(0, digits)) + (fraction.charAt(digits) >= "5" ? 1n : 0n);
  const figures = kept.toString().padStart(digits + 1, "0");
  return sign + (digits === 0 ? figures : `${figures.slice(0, -digits)}.${figures.slice(-digits)}`);
}

/** Never -0. */
export function negative(amount: MinorUnits): MinorUnits {
  return amount === 0 ? 0 : -amount;
}
