import type { BusinessScope } from "@/lib/core/business-scope";
import type { SourceFacts } from "@/lib/core/incoming-transaction";
import type { DatabaseTransaction } from "../client";

export type KnownTransaction = SourceFacts & {
  id: string;
  accountId: string;
  externalId: string;
  categoryId: string | null;
  notes: string;
  isExpense: boolean;
};

type Row = Omit<KnownTransaction, "amountMinor" | "originalAmountMinor"> & { amountMinor: bigint; originalAmountMinor: bigint | null };

/** The transactions that carry these external ids, held until the surrounding database transaction ends, in one order for everybody. */
export async function lockKnownTransactions(
  db: DatabaseTransaction,
  scope: BusinessScope,
  keys: { accountId: string; externalId: string }[],
): Promise<KnownTransaction[]> {
  if (keys.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT t."id"::text, t."accountId"::text, t."externalId", to_char(t."postedOn", 'YYYY-MM-DD') AS "postedOn", t."amountMinor", t."merchant",
      t."description", t."cardLast4", t."cardholder", t."originalAmountMinor", t."originalCurrency", t."taxHint", t."categoryId"::text, t."notes",
      t."isExpense"
    FROM "Transaction" t
    JOIN unnest(${keys.map((key) => key.accountId)}::uuid[], ${keys.map((key) => key.externalId)}::text[]) AS k ("accountId", "externalId")
      ON k."accountId" = t."accountId" AND k."externalId" = t."externalId"
    WHERE t."businessId" = ${scope.businessId}::uuid
    ORDER BY t."id" FOR UPDATE OF t`;
  return rows.map((row) => ({
    ...row,
    amountMinor: Number(row.amountMinor),
    originalAmountMinor: row.originalAmountMinor === null ? null : Number(row.originalAmountMinor),
  }));
}

export type SourceChange = SourceFacts & {
  id: string;
  categoryId: string | null;
  notes: string;
  isExpense: boolean;
  cardholderUserId: string | null;
};

/** Writes what the source now says, in one statement. */
export async function storeSourceChanges(db: DatabaseTransaction, scope: BusinessScope, changes: SourceChange[]): Promise<void> {
  if (changes.length === 0) return;
  await db.$executeRaw`
    UPDATE "Transaction" t SET "postedOn" = r."postedOn", "amountMinor" = r."amountMinor", "merchant" = r."merchant", "description" = r."description",
      "cardLast4" = r."cardLast4", "cardholder" = r."cardholder", "cardholderUserId" = r."cardholderUserId",
      "originalAmountMinor" = r."originalAmountMinor", "originalCurrency" = r."originalCurrency", "taxHint" = r."taxHint",
      "categoryId" = r."categoryId", "notes" = r."notes", "isExpense" = r."isExpense", "version" = t."version" + 1, "updatedAt" = now()
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS r (
      "id" uuid, "postedOn" date, "amountMinor" bigint, "merchant" text, "description" text, "cardLast4" text, "cardholder" text,
      "cardholderUserId" uuid, "originalAmountMinor" bigint, "originalCurrency" text, "taxHint" text, "categoryId" uuid, "notes" text,
      "isExpense" boolean)
    WHERE t."id" = r."id" AND t."businessId" = ${scope.businessId}::uuid`;
}
