/** A day that a file's name speaks of; without a year where it names none. */
export type DayClue = { year: number | null; month: number; day: number };

/** What is left of the text, with a mark where something was read. */
export const READ = " § ";

const MONTHS = [
  "jan(?:uary|uari)?",
  "feb(?:ruary|ruari)?",
  "mar(?:ch|et)?",
  "apr(?:il)?",
  "may|mei",
  "june?|juni",
  "july?|juli",
  "aug(?:ust)?|agu(?:stus)?|agst?|ags",
  "sept?(?:ember)?",
  "oct(?:ober)?|okt(?:ober)?",
  "nov(?:ember|pember)?",
  "dec(?:ember)?|des(?:ember)?",
];
const MONTH = MONTHS.map((names, index) => `(?<m${index + 1}>${names})`).join("|");

const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayClue(year: number | null, month: number, day: number): DayClue[] {
  const isReal = day >= 1 && day <= (DAYS_IN[month - 1] ?? 0) && (year === null || (year >= 2000 && year < 2100));
  return isReal ? [{ year, month, day }] : [];
}

type Pattern = { shape: RegExp; read: (parts: string[], named: Record<string, string | undefined>) => DayClue[] };

const fullYear = (text: string) => (text.length === 2 ? 2000 : 0) + Number(text);
const monthOf = (named: Record<string, string | undefined>) => MONTHS.findIndex((_, index) => named[`m${index + 1}`] !== undefined) + 1;

/** In the order in which they are tried: a shape that says more goes first. */
const PATTERNS: Pattern[] = [
  {
    shape: /(?<!\d)(20\d\d)([-._ /])(\d{1,2})\2(\d{1,2})(?!\d)/g,
    read: ([year, , month, day]) => dayClue(Number(year), Number(month), Number(day)),
  },
  {
    shape: /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/g,
    read: ([year, month, day]) => dayClue(Number(year), Number(month), Number(day)),
  },
  {
    // 03/11/2026 is one day here and another in America: both are kept, and the transaction decides.
    shape: /(?<!\d)(\d{1,2})([-._ /])(\d{1,2})\2(20\d\d)(?!\d)/g,
    read: ([one, , two, year]) => [...dayClue(Number(year), Number(two), Number(one)), ...dayClue(Number(year), Number(one), Number(two))],
  },
  {
    shape: /(?<!\d)(\d{1,2})([-_/.])(\d{1,2})\2([23]\d)(?![\d.,])/g,
    read: ([one, , two, year]) => dayClue(fullYear(year ?? ""), Number(two), Number(one)),
  },
  {
    shape: /(?<!\d)(\d\d)(\d\d)(20\d\d)(?!\d)/g,
    read: ([day, month, year]) => dayClue(Number(year), Number(month), Number(day)),
  },
  {
    shape: new RegExp(
      `(?<![\\d.,])(?<day>\\d{1,2})(?:st|nd|rd|th)?[-_ .]*(?:${MONTH})(?![a-z])(?:[-_ .,']*(?<year>20\\d\\d)(?!\\d)|-(?<short>[23]\\d)(?![\\d.,]))?`,
      "gi",
    ),
    read: (_, { day, year, short, ...months }) =>
      dayClue(year || short ? fullYear(year ?? short ?? "") : null, monthOf(months), Number(day)),
  },
  {
    shape: new RegExp(
      `(?<![a-z])(?:${MONTH})(?![a-z])[-_ .]*(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d]|[.,]\\d)(?:[-_ ,.]+(?<year>20\\d\\d)(?!\\d))?`,
      "gi",
    ),
    read: (_, { day, year, ...months }) => dayClue(year ? Number(year) : null, monthOf(months), Number(day)),
  },
];

/** The days in a text, and the text without them and without times of day. */
export function takeDays(text: string): { days: DayClue[]; rest: string } {
  const days: DayClue[] = [];
  // "10.22.31" after a day is a time, which would pass for a day or an amount.
  let rest = text.replace(/(?:\bat|\bpukul|\bjam)[ _]+\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?!\d)/gi, READ);
  for (const { shape, read } of PATTERNS) {
    rest = rest.replace(shape, (whole: string, ...found: unknown[]) => {
      const named = typeof found.at(-1) === "object" ? (found.at(-1) as Record<string, string | undefined>) : {};
      const clues = read(found.filter((part): part is string => typeof part === "string").slice(0, 4), named);
      if (clues.length === 0) return whole;
      days.push(...clues);
      return READ;
    });
  }
  rest = rest
    .replace(/§ [-_](?:[01]\d|2[0-3])[-_.:]?[0-5]\d[-_.:]?[0-5]\d\d{0,3}(?!\d|[.,]\d)/g, READ)
    .replace(/(?<![\d.,])(?:[01]?\d|2[0-3])([.:])[0-5]\d\1[0-5]\d(?![\d.,])/g, READ);
  return { days, rest };
}

/** How many days lie between a clue and a day; where the clue names no year, to the nearest such day. */
export function daysApart(clue: DayClue, on: string): number {
  const day = Date.parse(`${on}T00:00:00Z`);
  const year = Number(on.slice(0, 4));
  const years = clue.year === null ? [year - 1, year, year + 1] : [clue.year];
  const gaps = years.map((each) => Math.abs(Date.UTC(each, clue.month - 1, clue.day) - day));
  return Math.round(Math.min(...gaps) / 86_400_000);
}
