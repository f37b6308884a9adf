/** Integer minor units (cents) of a currency. Safe integers: nine quadrillion cents are more than any ledger takes. */
export type MinorUnits = number;

export type Money = { amountMinor: MinorUnits; currency: string };

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const OTHER_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export function minorDigits(currency: string): number {
  return OTHER_DIGITS[currency] ?? 2;
}

export function assertMinorUnits(amount: number): MinorUnits {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not an amount in minor units: ${amount}`);
  return amount;
}

export function sumMinor(amounts: Iterable<MinorUnits>): MinorUnits {
  let sum = 0;
  for (const amount of amounts) sum = assertMinorUnits(sum + amount);
  return sum;
}

/** "-1234.50" for -123450 of a currency with two digits: plain, for files and the ledger, never for the screen. */
export function toDecimalString(amountMinor: MinorUnits, currency: string): string {
  const digits = minorDigits(currency);
  const sign = assertMinorUnits(amountMinor) < 0 ? "-" : "";
  const figures = Math.abs(amountMinor)
    .toString()
    .padStart(digits + 1, "0");
  return digits === 0 ? sign + figures : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

/** Reads a plain decimal ("-1234.5") exactly. Null when it is none, or finer than the currency's minor unit. */
export function fromDecimalString(text: string, currency: string): MinorUnits | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const digits = minorDigits(currency);
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > digits) return null;
  const amount = Number(whole + significant.padEnd(digits, "0"));
  if (!Number.isSafeInteger(amount)) return null;
  return sign === "-" && amount !== 0 ? -amount : amount;
}

/** Shares an amount by weights so that the parts add up exactly; the largest remainders get the odd cents. */
export function allocate(amountMinor: MinorUnits, weights: readonly number[]): MinorUnits[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length === 0 || total <= 0 || weights.some((weight) => weight < 0)) throw new RangeError("Weights must be positive");
  const size = Math.abs(assertMinorUnits(amountMinor));
  const exact = weights.map((weight) => (size * weight) / total);
  const parts = exact.map((share, index) => ({ index, amount: Math.floor(share), remainder: share - Math.floor(share) }));
  const left = size - sumMinor(parts.map(({ amount }) => amount));
  return parts
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .map((part, rank) => ({ ...part, amount: part.amount + Math.ceil((left - rank) / parts.length) }))
    .sort((a, b) => a.index - b.index)
    .map(({ amount }) => (amountMinor < 0 && amount !== 0 ? -amount : amount));
}
