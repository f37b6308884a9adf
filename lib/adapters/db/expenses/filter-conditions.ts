import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseLabel } from "@/lib/core/expense-filter";
import { referencesIn } from "@/lib/core/expense-reference";
import { fromDecimalString } from "@/lib/core/money";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";

/** Conditions that the lists of expenses and of all movements have in common. `t` is the transaction. */

export const LABELS: Readonly<Record<ExpenseLabel, Prisma.Sql>> = {
  ready: Prisma.sql`t."syncState" = 'PENDING' AND t."blockers" = '{}' AND t."errorCode" IS NULL`,
  updated: Prisma.sql`t."isUpdated"`,
  error: Prisma.sql`t."errorCode" IS NOT NULL AND t."syncState" IN ('PENDING', 'SYNCED')`,
  incomplete: Prisma.sql`t."syncState" = 'PENDING' AND t."blockers" <> '{}'`,
  syncing: Prisma.sql`t."syncState" IN ('QUEUED', 'SYNCING')`,
};

const HAS_RECEIPT = Prisma.sql`EXISTS (SELECT 1 FROM "Receipt" r WHERE r."transactionId" = t."id" AND r."removedAt" IS NULL)`;
export const RECEIPTS = { with: HAS_RECEIPT, without: Prisma.sql`NOT ${HAS_RECEIPT}` } as const;

/** The one currency that is asked for, and those of the business's accounts: what "12.50" is in minor units depends on them. */
export type AmountCurrencies = { currency: string | undefined; currencies: readonly string[] };

function anyOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

export function amountsAre({ currency: only, currencies }: AmountCurrencies, decimal: string, operator: "=" | ">=" | "<="): Prisma.Sql {
  return anyOf(
    (only ? [only] : currencies).flatMap((currency) => {
      const minor = fromDecimalString(decimal, currency);
      if (minor === null) return [];
      return [Prisma.sql`(t."currency" = ${currency} AND abs(t."amountMinor") ${Prisma.raw(operator)} ${minor}::bigint)`];
    }),
  );
}

const WORDS = Prisma.sql`(t."merchant" || ' ' || t."description" || ' ' || t."reference")`;
/** A shorter word is in no index by itself, and is in too many words to be of use: it must begin one. */
const FOUND_ANYWHERE = 3;

/** What a search is about beside its words: the currencies in which figures are read, and the words that are references of the business. */
export type SearchFacts = { currencies: readonly string[]; references: readonly string[] };

/** The references of the business that a search names whole. */
export async function findReferences(db: DatabaseTransaction, { businessId }: BusinessScope, q: string | undefined): Promise<string[]> {
  const references = referencesIn(q ?? "");
  if (references.length === 0) return [];
  const rows = await db.transaction.findMany({ where: { businessId, reference: { in: references } }, select: { reference: true } });
  return rows.map(({ reference }) => reference);
}

/**
 * Every word must occur in merchant, description or reference, or be the amount. A whole reference means the one expense that has it: looked up, it
 * costs the same however many there are, while the trigrams that all references share do not.
 */
export function searched(amounts: AmountCurrencies & SearchFacts, q: string): Prisma.Sql[] {
  return q.split(/\s+/).map((word) => {
    const reference = word.toUpperCase();
    if (amounts.references.includes(reference)) return Prisma.sql`t."reference" = ${reference}`;
    const plain = word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
    const patterns = Array.from(word).length < FOUND_ANYWHERE ? [`${plain}%`, `% ${plain}%`] : [`%${plain}%`];
    const inText = patterns.map((pattern) => Prisma.sql`${WORDS} ILIKE ${pattern}`);
    const decimal = word.replace(/^[-\u2212]/, "").replace(/,(?=\d{3}\b)/g, "");
    return anyOf(/^\d+(\.\d+)?$/.test(decimal) ? [...inText, amountsAre(amounts, decimal, "=")] : inText);
  });
}
