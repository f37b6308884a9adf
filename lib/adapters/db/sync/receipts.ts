import type { BusinessScope } from "@/lib/core/business-scope";
import type { NameTaken, SendableReceipt } from "@/lib/core/sync/receipt-file";
import { amongIds } from "../among-ids";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { jsonRows } from "../json-rows";

/** The names under which receipts were planned for the entry `e`. */
export const NAMES_TAKEN = jsonRows(Prisma.sql`
  SELECT nd."fileName", nd."state" <> 'FAILED' OR (nr."removedAt" IS NULL AND nr."problemCode" IS NULL) AS "needsPlace"
  FROM "ReceiptDelivery" nd JOIN "Receipt" nr ON nr."id" = nd."receiptId" WHERE nd."ledgerEntryId" = e."id"`);

/** Receipts that have no delivery to this entry yet, and the file names that are taken there. */
export async function loadSendableReceipts(
  tx: DatabaseTransaction,
  businessId: string,
  { entryId, receiptIds }: { entryId: string; receiptIds: string[] },
): Promise<{ sendable: SendableReceipt[]; taken: NameTaken[] }> {
  const [entry] = await tx.$queryRaw<{ taken: NameTaken[] }[]>`
    SELECT ${NAMES_TAKEN} AS "taken" FROM "LedgerEntry" e WHERE e."id" = ${entryId}::uuid AND e."businessId" = ${businessId}::uuid`;
  const receipts = await tx.receipt.findMany({
    where: { businessId, id: { in: receiptIds }, removedAt: null, deliveries: { none: { ledgerEntryId: entryId } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return {
    sendable: receipts.map((receipt) => ({
      receiptId: receipt.id,
      sendContentType: receipt.sendContentType ?? receipt.contentType,
      problemCode: receipt.problemCode,
    })),
    taken: entry?.taken ?? [],
  };
}

/** A receipt that was removed here after it was sent stays in the ledger: only a person can remove it there. */
export async function noteReceiptsLeftBehind(
  tx: DatabaseTransaction,
  left: { expenseId: string; entryId: string; receiptIds: string[] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Transaction" t SET "errorCode" = 'receiptCannotBeRemoved', "errorDetail" = jsonb_build_object('fileName', behind."fileName"), "errorAt" = now()
    FROM (SELECT min(d."fileName") AS "fileName" FROM "ReceiptDelivery" d
      WHERE d."ledgerEntryId" = ${left.entryId}::uuid AND d."state" = 'SENT' AND d."receiptId" <> ALL(${left.receiptIds}::uuid[])) behind
    WHERE t."id" = ${left.expenseId}::uuid AND behind."fileName" IS NOT NULL AND t."errorCode" IS NULL`;
}

/** Forgets the error about files left in the ledger, and that they ever went there; answers on which expenses it stood. */
export async function acknowledgeLeftBehind(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Transaction" SET "errorCode" = NULL, "errorDetail" = NULL, "errorAt" = NULL
    WHERE "businessId" = ${scope.businessId}::uuid AND "id" ${amongIds(expenseIds)} AND "errorCode" = 'receiptCannotBeRemoved'
    RETURNING "id"::text AS "id"`;
  await tx.$executeRaw`
    DELETE FROM "ReceiptDelivery" d USING "LedgerEntry" e, "Receipt" r
    WHERE e."id" = d."ledgerEntryId" AND r."id" = d."receiptId" AND d."businessId" = ${scope.businessId}::uuid AND d."state" = 'SENT'
      AND r."removedAt" IS NOT NULL AND e."transactionId" = ANY(${rows.map(({ id }) => id)}::uuid[])`;
  return rows.map(({ id }) => id);
}
