import type { BusinessScope } from "@/lib/core/business-scope";
import { amongIds } from "../among-ids";
import type { Database } from "../client";
import { Prisma } from "../generated/client";

export type StoredExportFacts = {
  id: string;
  notes: string;
  setAsideReason: string | null;
  contact: string | null;
  ledgerTransactionId: string | null;
  syncedAt: Date | null;
};

/** What a file says of these expenses beyond the list. The contact is the one chosen by hand, else the one mapped to the category. */
export async function findExportFacts(
  db: Database,
  scope: BusinessScope,
  { organisationId, ids }: { organisationId: string | null; ids: string[] },
): Promise<Map<string, StoredExportFacts>> {
  const rows = await db.$queryRaw<StoredExportFacts[]>(Prisma.sql`
    SELECT t."id"::text, t."notes", t."setAsideReason", COALESCE(t."contactName", c."name") AS "contact", e."ledgerTransactionId", e."syncedAt"
    FROM "Transaction" t
    LEFT JOIN "CategoryMapping" m ON m."organisationId" = ${organisationId}::uuid AND m."categoryId" = t."categoryId"
    LEFT JOIN "LedgerContact" c ON c."organisationId" = ${organisationId}::uuid AND c."contactId" = COALESCE(t."contactId", m."contactId")
    LEFT JOIN LATERAL (SELECT l."ledgerTransactionId", l."syncedAt" FROM "LedgerEntry" l
      WHERE l."transactionId" = t."id" AND l."removedAt" IS NULL ORDER BY l."syncedAt" DESC LIMIT 1) e ON TRUE
    WHERE t."businessId" = ${scope.businessId}::uuid AND t."id" ${amongIds(ids)}`);
  return new Map(rows.map((row) => [row.id, row]));
}
