import { toDecimalString } from "../money";

type Named = { postedOn: string; merchant: string; amountMinor: number; currency: string; reference: string };

/** A zip of more is taken in parts: by month, by card. */
export const MAX_ZIPPED = 1000;

const MERCHANT_LENGTH = 60;

/** What no system takes in a file's name, and what would make it a path, a hidden file or a device. */
const plain = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{C}\\/:*?"<>|]+|\.{2,}/gu, " ")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");

/** "2026-11-03 GRAB RIDES 23.40 SGD EX-7K2M-9QTR.pdf": the day first, so that names sort. Each name is given once; a second receipt of a transaction gets a number. */
export function zipNames(): (receipt: Named, extension: string) => string {
  const given = new Map<string, number>();
  return ({ postedOn, merchant, amountMinor, currency, reference }, extension) => {
    const shop = Array.from(plain(merchant)).slice(0, MERCHANT_LENGTH).join("").trim();
    const amount = toDecimalString(Math.abs(amountMinor), currency);
    const name = [postedOn, shop, amount, currency, plain(reference)].filter((part) => part !== "").join(" ");
    const count = (given.get(name.toLowerCase()) ?? 0) + 1;
    given.set(name.toLowerCase(), count);
    return `${name}${count > 1 ? ` (${count})` : ""}.${extension}`;
  };
}
