import { allocate, sumMinor, type MinorUnits } from "./money";

/** What is still to be given to lines: zero when the lines add up. */
export function splitRemainder(totalMinor: MinorUnits, lines: readonly MinorUnits[]): MinorUnits {
  return totalMinor - sumMinor(lines);
}

export function doesSplitAddUp(totalMinor: MinorUnits, lines: readonly MinorUnits[]): boolean {
  return lines.length >= 2 && lines.every((amount) => amount !== 0) && splitRemainder(totalMinor, lines) === 0;
}

/** Shares of the whole in hundredths of a percent. Those of lines that add up make up the whole, as 33.34, 33.33 and 33.33 do. */
export function percentsByAmount(totalMinor: MinorUnits, lines: readonly MinorUnits[]): number[] {
  const isPlain = lines.every((amount) => Math.sign(amount) === Math.sign(totalMinor));
  if (isPlain && doesSplitAddUp(totalMinor, lines)) return allocate(10_000, lines.map(Math.abs));
  return lines.map((amount) => Math.round((amount / totalMinor) * 10_000));
}

/** Amounts from percentages in hundredths of a percent ("33.33" is 3333). When they make up the whole, the cents do too. */
export function amountsByPercent(totalMinor: MinorUnits, hundredths: readonly number[]): MinorUnits[] {
  const given = hundredths.reduce((sum, each) => sum + each, 0);
  if (hundredths.length === 0 || given <= 0) return hundredths.map(() => 0);
  if (given === 10_000) return allocate(totalMinor, hundredths);
  const rest = Math.max(0, 10_000 - given);
  return allocate(
    totalMinor,
    [...hundredths, rest].map((each) => Math.max(0, each)),
  ).slice(0, hundredths.length);
}
