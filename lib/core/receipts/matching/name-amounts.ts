import { READ } from "./name-days";

/**
 * An amount that a file's name speaks of, in thousandths: "1.250" may be one and a quarter or twelve hundred and fifty, so there may be two of it.
 * Certain where the name says that it is money: by a currency or by its decimals.
 */
export type AmountClue = { thousandths: number[]; currencies: string[] | null; isCertain: boolean };

const CODES =
  "SGD USD EUR GBP IDR MYR AUD NZD HKD JPY CNY KRW TWD THB VND PHP INR CHF CAD SEK NOK DKK PLN CZK HUF AED SAR KWD BHD QAR OMR TRY ZAR BRL MXN LKR BDT PKR".split(
    " ",
  );
/** A sign may stand for more than one currency; null: for any. */
const SIGNS: Readonly<Record<string, string[] | null>> = {
  S$: ["SGD"],
  US$: ["USD"],
  A$: ["AUD"],
  NZ$: ["NZD"],
  HK$: ["HKD"],
  C$: ["CAD"],
  RM: ["MYR"],
  RP: ["IDR"],
  "€": ["EUR"],
  "£": ["GBP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  "฿": ["THB"],
  "₫": ["VND"],
  "₱": ["PHP"],
  "₩": ["KRW"],
  $: null,
};

const NUMBER = String.raw`\d{1,3}(?:[.,']\d{3})+(?:[.,]\d{1,2})?|\d{1,12}(?:[.,]\d{1,3})?`;
const CURRENCY = [
  ...CODES.map((code) => `\\b${code}|(?<=[_\\d])${code}`),
  ...Object.keys(SIGNS).map((sign) => sign.replace("$", "\\$")),
].join("|");
const MANY = "(?<many>rb|ribu|jt|juta|k)(?![a-z])";
const AMOUNT = new RegExp(
  `(?:(?<before>${CURRENCY})\\.?[-_ ]*)?(?<![\\d.,'])(?<number>${NUMBER})(?![\\d']|[.,]\\d)(?: ?${MANY})?(?:[-_ ]*(?<after>${CURRENCY})(?![a-z]))?`,
  "gi",
);
const MANY_TIMES: Readonly<Record<string, number>> = { rb: 1000, ribu: 1000, k: 1000, jt: 1_000_000, juta: 1_000_000 };

/** What a printed number may mean, in thousandths. */
function meanings(printed: string): number[] {
  const marks = printed.replace(/[\d']/g, "");
  const plain = (text: string) => Number(text.replace(/[.,']/g, ""));
  const last = Math.max(printed.lastIndexOf("."), printed.lastIndexOf(","));
  if (marks === "") return [plain(printed) * 1000];
  const decimals = printed.length - last - 1;
  const asDecimal = plain(printed) * 10 ** (3 - decimals);
  const asWhole = plain(printed) * 1000;
  if (new Set(marks).size === 2) return [asDecimal];
  if (marks.length > 1) return [asWhole];
  return decimals === 3 ? [asWhole, asDecimal] : [asDecimal];
}

/** The amounts in a text, and the text without them. */
export function takeAmounts(text: string): { amounts: AmountClue[]; rest: string } {
  const amounts: AmountClue[] = [];
  // A camera's counter is no amount.
  const quiet = text.replace(/(?<![a-z])(?:img|dsc[nf]?|pxl|mvimg|vid|scan|screenshot|wa|photo|foto|image|p)[-_ ]?\d+/gi, READ);
  const rest = quiet.replace(AMOUNT, (...found: unknown[]) => {
    const { before, number = "", after, many } = found.at(-1) as Record<string, string | undefined>;
    const sign = (before ?? after)?.toUpperCase();
    const times = many ? (MANY_TIMES[many.toLowerCase()] ?? 1) : 1;
    const thousandths = meanings(number)
      .map((value) => Math.round(value * times))
      .filter((value) => value > 0 && Number.isSafeInteger(value));
    const currencies = sign === undefined ? null : sign in SIGNS ? (SIGNS[sign] ?? null) : [sign];
    const isCertain = sign !== undefined || times > 1 || /[.,]\d\d$/.test(number);
    if (thousandths.length > 0) amounts.push({ thousandths, currencies, isCertain });
    return READ;
  });
  return { amounts, rest };
}
