import { isMappable } from "./mappable-account";
import type { LedgerAccount } from "./ledger-reference";

export type MappingSuggestion = { ledgerAccountId: string; reason: "equalName" | "similarName" };

/** Words that say nothing about what was bought. */
const FILLERS = new Set([
  "and",
  "of",
  "for",
  "the",
  "general",
  "other",
  "misc",
  "expense",
  "cost",
  "fee",
  "charge",
  "dan",
  "biaya",
  "beban",
  "lain",
]);

/** Words that mean the same spend in English and Indonesian charts of accounts. */
const SAME_SPEND: readonly (readonly string[])[] = [
  ["travel", "perjalanan", "flight", "hotel", "accommodation", "airfare"],
  ["transport", "transportation", "transportasi", "taxi", "local"],
  ["meal", "entertainment", "makan", "food", "dining", "hiburan", "restaurant"],
  ["software", "subscription", "langganan", "saa", "cloud", "hosting"],
  ["advertising", "marketing", "iklan", "pemasaran", "ad", "promotion"],
  ["office", "kantor", "stationery"],
  ["rent", "sewa", "coworking"],
  ["telephone", "phone", "internet", "telecom", "telepon", "mobile"],
  ["utility", "electricity", "water", "power", "utilitas", "listrik"],
  ["insurance", "asuransi"],
  ["training", "education", "pelatihan", "course"],
  ["freight", "courier", "shipping", "postage", "pengiriman", "delivery"],
  ["consulting", "consultant", "accounting", "legal", "professional", "konsultan", "jasa"],
  ["bank", "interest"],
  ["fuel", "motor", "vehicle", "car", "kendaraan", "bensin"],
  ["equipment", "computer", "hardware", "peralatan", "komputer"],
  ["repair", "maintenance", "perbaikan", "pemeliharaan"],
];

const GROUP_OF = new Map(SAME_SPEND.flatMap((group, index) => group.map((word) => [word, index] as const)));

function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function wordsOf(name: string): string[] {
  const words =
    name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map(singular).filter((word) => !FILLERS.has(word));
}

/** Shared words over all words (Dice); a shared meaning counts for less than the word itself. 1 is the same set of words. */
function likeness(left: string[], right: string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const rightWords = new Set(right);
  const rightGroups = new Set(right.map((word) => GROUP_OF.get(word)));
  let shared = 0;
  for (const word of new Set(left)) {
    const group = GROUP_OF.get(word);
    if (rightWords.has(word)) shared += 1;
    else if (group !== undefined && rightGroups.has(group)) shared += 0.8;
  }
  return (2 * shared) / (new Set(left).size + rightWords.size);
}

/** Below this a shared word is more likely chance than meaning. */
const LEAST_LIKENESS = 0.5;

/**
 * The account whose name says the same as the category's, or nearly so; null rather than a guess. Only accounts that can be mapped are offered,
 * and expense accounts win over others that are as alike.
 */
export function suggestMapping(categoryName: string, accounts: readonly LedgerAccount[]): MappingSuggestion | null {
  const wanted = wordsOf(categoryName);
  const ranked = accounts
    .filter(isMappable)
    .map((account) => ({ account, score: likeness(wanted, wordsOf(account.name)) + (account.class === "EXPENSE" ? 0.05 : 0) }))
    .filter(({ score }) => score >= LEAST_LIKENESS)
    .sort((a, b) => b.score - a.score || (a.account.code ?? "").localeCompare(b.account.code ?? ""));
  const best = ranked[0];
  if (!best) return null;
  return { ledgerAccountId: best.account.ledgerAccountId, reason: best.score >= 1 ? "equalName" : "similarName" };
}
