import type { BusinessScope } from "@/lib/core/business-scope";
import type { MatchCandidate } from "@/lib/core/receipts/matching/score-match";
import type { Database } from "../client";
import { Prisma } from "../generated/client";

/** What is looked for. Amounts are in minor units and without a sign. */
export type CandidateSearch = { references: string[]; amountsMinor: number[]; days: string[]; words: string[] };

const LIMIT = 4000;
const WORD_LIMIT = 600;

type Stored = Omit<MatchCandidate, "amountMinor" | "originalAmountMinor" | "receiptCount"> & {
  amountMinor: bigint;
  originalAmountMinor: bigint | null;
  receiptCount: bigint;
};

/** Transactions that any of the files may belong to: by reference or amount, by a day together with a word, or lately by a word alone. */
export async function findMatchCandidates(
  db: Database,
  scope: BusinessScope,
  search: CandidateSearch,
  onlyCardsOf: string | null,
): Promise<MatchCandidate[]> {
  const amounts = search.amountsMinor.flatMap((amount) => [BigInt(amount), BigInt(-amount)]);
  const like = search.words.map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const mine = Prisma.sql`t."businessId" = ${scope.businessId}::uuid
    AND (${onlyCardsOf}::uuid IS NULL OR t."cardholderUserId" = ${onlyCardsOf}::uuid)`;
  const found = await db.$queryRaw<Stored[]>`
    WITH chosen AS (
      (SELECT t."id" FROM "Transaction" t WHERE ${mine}
        AND (t."reference" = ANY(${search.references}) OR t."amountMinor" = ANY(${amounts}) OR t."originalAmountMinor" = ANY(${amounts}))
        ORDER BY t."postedOn" DESC, t."id" LIMIT ${LIMIT})
      UNION (SELECT t."id" FROM "Transaction" t WHERE ${mine}
        AND t."postedOn" = ANY(${search.days}::date[]) AND (cardinality(${like}::text[]) = 0 OR t."merchant" ILIKE ANY(${like}))
        ORDER BY t."postedOn" DESC, t."id" LIMIT ${LIMIT})
      UNION (SELECT t."id" FROM "Transaction" t WHERE ${mine}
        AND t."merchant" ILIKE ANY(${like}) ORDER BY t."postedOn" DESC, t."id" LIMIT ${WORD_LIMIT}))
    SELECT t."id"::text, t."reference", to_char(t."postedOn", 'YYYY-MM-DD') AS "postedOn", t."amountMinor", t."currency", t."originalAmountMinor",
      t."originalCurrency", t."merchant", (SELECT COUNT(*) FROM "Receipt" r WHERE r."transactionId" = t."id" AND r."removedAt" IS NULL) AS "receiptCount"
    FROM chosen JOIN "Transaction" t USING ("id") ORDER BY t."postedOn" DESC, t."id"`;
  return found.map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
    receiptCount: Number(row.receiptCount),
  }));
}
