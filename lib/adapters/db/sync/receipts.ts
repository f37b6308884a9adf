import type { BusinessScope } from "@/lib/core/business-scope";
import type { NameTaken, SendableReceipt } from "@/lib/core/sync/receipt-file";
import { amongIds } from "../among-ids";
import type { DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { jsonRows } from "../json-rows";
import { tellReceiptErrors } from "./receipt-errors";

/** The names under which receipts were planned for the entry `e`. */
export const NAMES_TAKEN = jsonRows(Prisma.sql`
  SELECT nd."fileName", CASE nd."state" WHEN 'FAILED' THEN nr."removedAt" IS NULL AND nr."problemCode" IS NULL ELSE nd."removedAt" IS NULL END AS "needsPlace"
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

/** Those of these receipts that nobody removed: sent beside an update, they stay known. */
export async function listStanding(tx: DatabaseTransaction, receiptIds: string[]): Promise<string[]> {
  if (receiptIds.length === 0) return [];
  const rows = await tx.receipt.findMany({ where: { id: { in: receiptIds }, removedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Files that were left in the ledger are there no more; answers which expenses spoke of some. */
export async function acknowledgeLeftBehind(tx: DatabaseTransaction, scope: BusinessScope, expenseIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "Transaction"
    WHERE "businessId" = ${scope.businessId}::uuid AND "id" ${amongIds(expenseIds)} AND "errorCode" = 'receiptCannotBeRemoved'
    ORDER BY "id" FOR UPDATE`;
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "ReceiptDelivery" d SET "removedAt" = now() FROM "LedgerEntry" e, "Receipt" r
    WHERE e."id" = d."ledgerEntryId" AND r."id" = d."receiptId" AND d."businessId" = ${scope.businessId}::uuid AND d."state" = 'SENT'
      AND r."removedAt" IS NOT NULL AND NOT jsonb_exists(e."snapshot"->'receiptIds', d."receiptId"::text) AND e."transactionId" = ANY(${ids}::uuid[])`;
  await tellReceiptErrors(tx, ids);
  return ids;
}
