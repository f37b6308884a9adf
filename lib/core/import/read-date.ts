export type DateOrder = "DMY" | "MDY" | "YMD";
/** Where a spreadsheet's count of days begins. */
export type SerialEpoch = 1900 | 1904;

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  mei: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  agu: 8,
  agt: 8,
  ags: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  nop: 11,
  dec: 12,
  des: 12,
};

type Parts = { first: number; second: number; third: number; order: DateOrder | null };

/** Two figures of a year mean this century up to here: card exports reach back, and a few years ahead. */
const LAST_SHORT_YEAR = 79;

const WEEKDAY = /^(?:[A-Za-z]{3,9},|(?:mon|tue|wed|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min)[a-z'’]*)\s+/i;

function partsOf(text: string): Parts | null {
  const day = text
    .trim()
    // A spreadsheet's mark for "this is text", which some banks print.
    .replace(/^'/, "")
    .replace(/[T\s]+\d{1,2}[:.]\d{2}.*$/, "")
    .replace(WEEKDAY, "")
    .replace(/(?<=\d)(?:st|nd|rd|th)\b/i, "");
  const compact = /^((?:19|2[01])\d{2})(0[1-9]|1[0-2])(\d{2})$/.exec(day);
  if (compact) return { first: Number(compact[1]), second: Number(compact[2]), third: Number(compact[3]), order: "YMD" };
  const numeric = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})$/.exec(day) ?? /^(\d{1,2})(\d{2})(\d{4})$/.exec(day);
  if (numeric) {
    const [first, second, third] = numeric.slice(1).map(Number) as [number, number, number];
    return { first, second, third, order: numeric[1]?.length === 4 ? "YMD" : null };
  }
  const named = /^(\d{1,2})[-/. ]?([A-Za-z]{3,9})\.?[-/., ]*(\d{2,4})$/.exec(day);
  if (named) return { first: Number(named[1]), second: monthOf(named[2]), third: Number(named[3]), order: "DMY" };
  const american = /^([A-Za-z]{3,9})\.?[-/. ](\d{1,2}),?[-/. ]+(\d{2,4})$/.exec(day);
  if (american) return { first: monthOf(american[1]), second: Number(american[2]), third: Number(american[3]), order: "MDY" };
  return null;
}

function monthOf(name = ""): number {
  return MONTHS[name.slice(0, 3).toLowerCase()] ?? 0;
}

/** Day before month or after it, by the values that can be read only one way. Null: every value can be read both ways, so somebody must say. */
export function detectDateOrder(values: readonly string[]): DateOrder | null {
  const votes = { DMY: 0, MDY: 0 };
  const settled = { DMY: 0, MDY: 0, YMD: 0 };
  let open = 0;
  for (const value of values) {
    const parts = partsOf(value);
    if (!parts) continue;
    if (parts.order) settled[parts.order] += 1;
    else if (parts.first > 12 && parts.second <= 12) votes.DMY += 1;
    else if (parts.second > 12 && parts.first <= 12) votes.MDY += 1;
    // 5/5/26 is the same day either way.
    else if (parts.first !== parts.second) open += 1;
  }
  if (votes.DMY !== votes.MDY) return votes.DMY > votes.MDY ? "DMY" : "MDY";
  if (open > 0) return null;
  return settled.YMD > 0 ? "YMD" : settled.MDY > settled.DMY ? "MDY" : "DMY";
}

/** A spreadsheet's number of a day, as it comes out where a date lost its format: 1954 to 2118, and with the time as a fraction. */
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/;
const DAY_MS = 86_400_000;

/** The calendar day as YYYY-MM-DD; null when the text is none. `order` counts only where the text itself leaves it open. */
export function readDate(text: string, order: DateOrder, epoch: SerialEpoch = 1900): string | null {
  if (SERIAL.test(text)) return dayOfSerial(Number(text), epoch);
  const parts = partsOf(text);
  if (!parts) return null;
  const { first, second, third } = parts;
  const reading = parts.order ?? order;
  const [year, month, day] =
    reading === "YMD" ? [first, second, third] : reading === "DMY" ? [third, second, first] : [third, first, second];
  const full = year > 99 ? year : year <= LAST_SHORT_YEAR ? 2000 + year : 1900 + year;
  if (full < 1900 || full > 2199 || month < 1 || month > 12 || day < 1 || day > daysIn(full, month)) return null;
  return `${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Excel counts from 30 December 1899 (its 1900 has a day too many), and on old Macs from 1 January 1904. */
export function dayOfSerial(serial: number, epoch: SerialEpoch): string {
  const start = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
