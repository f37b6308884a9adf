import { minorDigits } from "../../money";
import type { TransactionRow } from "../../transaction-row";
import type { AmountClue } from "./name-amounts";
import { daysApart } from "./name-days";
import { wordsOf, type FileNameClues } from "./file-name-clues";

export type MatchCandidate = Pick<
  TransactionRow,
  "id" | "reference" | "postedOn" | "amountMinor" | "currency" | "originalAmountMinor" | "originalCurrency" | "merchant" | "receiptCount"
>;

/** Why a transaction fits, and what speaks against it. The words stand in the `receipts` messages under `match.reasons`. */
export type MatchReason =
  | "reference"
  | "amount"
  | "originalAmount"
  | "sameDay"
  | "nearDay"
  | "merchant"
  | "otherAmount"
  | "otherDay"
  | "hasReceipt"
  | "severalAlike";

export type ScoredMatch = { transactionId: string; score: number; reasons: MatchReason[] };

/** A reference is proof; of the rest an amount says most, and amount, day and merchant together leave no doubt. */
const POINTS = { reference: 200, amount: 50, currency: 5, bareAmount: 25, merchant: 30, otherAmount: -35, otherDay: -30, hasReceipt: -8 };
const DAY_POINTS = [
  { within: 0, points: 30 },
  { within: 1, points: 25 },
  { within: 3, points: 18 },
  { within: 7, points: 8 },
  { within: 31, points: -10 },
];
const NEAR_DAYS = 7;

function says(clue: AmountClue, amountMinor: number, currency: string): boolean {
  if (clue.currencies && !clue.currencies.includes(currency)) return false;
  return clue.thousandths.includes(Math.abs(amountMinor) * 10 ** (3 - minorDigits(currency)));
}

function amountPoints(clues: FileNameClues, candidate: MatchCandidate): { points: number; reason: MatchReason | null } {
  const { amountMinor, currency, originalAmountMinor, originalCurrency } = candidate;
  const best = { points: 0, reason: null as MatchReason | null };
  for (const clue of clues.amounts) {
    const isPosted = says(clue, amountMinor, currency);
    const isOriginal = originalAmountMinor !== null && originalCurrency !== null && says(clue, originalAmountMinor, originalCurrency);
    if (!isPosted && !isOriginal) continue;
    const points = clue.isCertain ? POINTS.amount + (clue.currencies ? POINTS.currency : 0) : POINTS.bareAmount;
    if (points > best.points) Object.assign(best, { points, reason: isPosted ? "amount" : "originalAmount" });
  }
  const hasCertain = clues.amounts.some(({ isCertain }) => isCertain);
  return best.reason === null && hasCertain ? { points: POINTS.otherAmount, reason: "otherAmount" } : best;
}

function dayPoints(clues: FileNameClues, candidate: MatchCandidate): { points: number; reason: MatchReason | null } {
  if (clues.days.length === 0) return { points: 0, reason: null };
  const apart = Math.min(...clues.days.map((day) => daysApart(day, candidate.postedOn)));
  const points = DAY_POINTS.find(({ within }) => apart <= within)?.points ?? POINTS.otherDay;
  return { points, reason: apart === 0 ? "sameDay" : apart <= NEAR_DAYS ? "nearDay" : "otherDay" };
}

/** Whether two words differ by one letter at most: typed by hand, cut or read by a machine. */
function isNearlyEqual(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 1;
}

/** From 0 to 1: how much of the merchant's name the file's words hold. The first word of a merchant is its name, the rest is branch and town. */
export function merchantLikeness(words: readonly string[], merchant: string): number {
  const [first, ...more] = wordsOf(merchant).slice(0, 4);
  if (first === undefined || words.length === 0) return 0;
  const together = words.join("");
  const holds = (word: string) =>
    words.some(
      (each) =>
        each === word ||
        (word.length >= 4 && each.startsWith(word)) ||
        (each.length >= 4 && word.startsWith(each)) ||
        (Math.min(word.length, each.length) >= 5 && isNearlyEqual(word, each)),
    ) ||
    (word.length >= 4 && together.includes(word));
  const rest = more.filter(holds).length;
  if (holds(first)) return 0.75 + (more.length === 0 ? 0.25 : (0.25 * rest) / more.length);
  return more.length === 0 ? 0 : (0.5 * rest) / more.length;
}

/** How well one transaction fits what a file's name tells. */
export function scoreMatch(clues: FileNameClues, candidate: MatchCandidate): ScoredMatch {
  const reasons: MatchReason[] = [];
  let score = 0;
  const add = ({ points, reason }: { points: number; reason: MatchReason | null }) => {
    score += points;
    if (reason) reasons.push(reason);
  };
  if (clues.references.includes(candidate.reference)) add({ points: POINTS.reference, reason: "reference" });
  add(amountPoints(clues, candidate));
  add(dayPoints(clues, candidate));
  const likeness = merchantLikeness(clues.words, candidate.merchant);
  add({ points: Math.round(POINTS.merchant * likeness), reason: likeness >= 0.5 ? "merchant" : null });
  if (candidate.receiptCount > 0) add({ points: POINTS.hasReceipt, reason: "hasReceipt" });
  return { transactionId: candidate.id, score, reasons };
}
