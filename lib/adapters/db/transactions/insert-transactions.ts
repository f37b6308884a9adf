import type { BusinessScope } from "@/lib/core/business-scope";
import type { SourceFacts } from "@/lib/core/incoming-transaction";
import type { DatabaseTransaction } from "../client";

export type NewTransactionRow = SourceFacts & {
  externalId: string;
  accountId: string;
  currency: string;
  reference: string;
  isExpense: boolean;
  categoryId: string | null;
  cardholderUserId: string | null;
  notes: string;
};

export type StoredKey = { id: string; accountId: string; externalId: string };

/** Inserts what is new in one statement. A row whose external id or reference is taken is left out of the answer, and nothing is changed. */
export async function insertTransactions(
  db: DatabaseTransaction,
  scope: BusinessScope,
  rows: NewTransactionRow[],
  importId: string | null,
): Promise<StoredKey[]> {
  if (rows.length === 0) return [];
  return db.$queryRaw<StoredKey[]>`
    INSERT INTO "Transaction" ("businessId", "importId", "accountId", "externalId", "postedOn", "amountMinor", "currency", "merchant", "description",
      "cardLast4", "cardholder", "cardholderUserId", "originalAmountMinor", "originalCurrency", "categoryId", "notes", "taxHint", "isExpense",
      "reference", "updatedAt")
    SELECT ${scope.businessId}::uuid, ${importId}::uuid, r.*, now() FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      "accountId" uuid, "externalId" text, "postedOn" date, "amountMinor" bigint, "currency" text, "merchant" text, "description" text,
      "cardLast4" text, "cardholder" text, "cardholderUserId" uuid, "originalAmountMinor" bigint, "originalCurrency" text, "categoryId" uuid,
      "notes" text, "taxHint" text, "isExpense" boolean, "reference" text)
    ON CONFLICT DO NOTHING
    RETURNING "id"::text, "accountId"::text, "externalId"`;
}
