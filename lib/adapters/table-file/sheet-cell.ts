import { dayOfSerial, type SerialEpoch } from "@/lib/core/import/read-date";

/** The last day that a spreadsheet knows: 31 December 9999. */
const LAST_SERIAL = 2_958_465;
const SECONDS = 86_400;

/**
 * A number as exact text: with the fifteen digits that a spreadsheet keeps, so that 12.340000000000002 is the 12.34 that stands there. Three decimals
 * get a fourth, so that nobody takes 1.234 for a thousand.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const exact = Number(value.toPrecision(15));
  const text = exact.toString();
  if (!text.includes("e")) return /\.\d{3}$/.test(text) ? `${text}0` : text;
  return Math.abs(exact) >= 1 ? BigInt(exact).toString() : exact.toFixed(12).replace(/\.?0+$/, "");
}

/** A number that its format shows as a day: the day, with the time where there is one. */
export function serialText(serial: number, epoch: SerialEpoch): string {
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return numberText(serial);
  const seconds = Math.round(serial * SECONDS);
  const time = new Date((seconds % SECONDS) * 1000).toISOString().slice(11, 19);
  const day = Math.floor(seconds / SECONDS);
  if (day === 0) return time;
  // Excel's 1900 has a 29 February: before it, its count is one behind.
  const on = dayOfSerial(epoch === 1900 && day < 60 ? day + 1 : day, epoch);
  return seconds % SECONDS === 0 ? on : `${on}T${time}`;
}

/** Formats of days and times that every spreadsheet knows by number. */
const DAY_FORMATS = new Set([...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)]);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Whether a number format shows a day or a time. `code` where the file brings its own. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return DAY_FORMATS.has(id);
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}
