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
    else if (after !== 3) votes[mark] += 2;
    // "1.500" has more decimals than the currency knows, so its mark groups thousands.
    else if (minorDigits(currency) !== 3) votes[other] += 1;
  }
  return votes[","] > votes["."] ? "," : ".";
}

/** `isDirected`: the cell itself says which way the money went (CR, DR), whatever the file's convention. */
export type ReadAmount = { amountMinor: MinorUnits; isDirected: boolean };

/** Reads an amount as people and banks print it: "1,234.50", "(12.00)", "12.00-", "SGD 12", "Rp 1.500.000,00", "12.00 CR". Null when it is none. */
export function readAmount(text: string, mark: DecimalMark, currency: string): ReadAmount | null {
  let rest = text
    .normalize("NFKC")
    .replace(/[\u2212\u2013\u2012]/g, "-")
    .trim();
  const direction = /(?:^|[\s\d)])(CR|DR|DB)\.?$/i.exec(rest)?.[1]?.toUpperCase();
  if (direction) rest = rest.replace(/(?:CR|DR|DB)\.?$/i, "").trim();
  const isBracketed = /^\(.*\)$/.test(rest) || /^-?\s*[A-Z$£€]*\s*\(.*\)$/i.test(rest);
  rest = rest.replace(/[()]/g, "");
  rest = rest.replace(/^([+-]?)\s*(?:[A-Z]{3}|Rp\.?|[A-Z]{0,3}[$£€¥₹])\s*/i, "$1").replace(/\s*(?:[A-Z]{3}|[$£€¥₹])$/i, "");
  const isTrailing = rest.endsWith("-");
  rest = rest.replace(/-$/, "").replace(/^([+-])\s+/, "$1");
  const group = mark === "." ? "," : "\\.";
  const grouped = new RegExp(
    `^[+-]?\\d{1,3}(?:(?:${group}|['’ \\u00a0])\\d{2,3})*(?:\\${mark}\\d*)?$|^[+-]?\\d+(?:\\${mark}\\d*)?$|^[+-]?\\${mark}\\d+$`,
  );
  if (!grouped.test(rest)) return null;
  const plain = rest
    .replace(new RegExp(`${group}|['’ \\u00a0]`, "g"), "")
    .replace(mark, ".")
    .replace(/\.$/, "")
    .replace(/^([+-]?)\./, "$10.");
  const amount = fromDecimalString(plain, currency);
  if (amount === null) return null;
  if (direction) return { amountMinor: direction === "CR" ? Math.abs(amount) : negative(Math.abs(amount)), isDirected: true };
  return { amountMinor: isBracketed || isTrailing ? negative(Math.abs(amount)) : amount, isDirected: false };
}

/** Never -0. */
export function negative(amount: MinorUnits): MinorUnits {
  return amount === 0 ? 0 : -amount;
}
