import { ABOUT_RECEIPTS } from "@/lib/core/sync-error";
import { amongIds } from "../among-ids";
import type { Database, DatabaseTransaction } from "../client";

/**
 * What synced expenses say of their receipts is what stands with the deliveries: the first that failed, else a file that was removed here after
 * it was sent and stays in the ledger, since only a person can remove it there, else nothing. That there are too many comes last: such a file
 * takes a place. An error about the transaction itself stays.
 */
export async function tellReceiptErrors(tx: Database | DatabaseTransaction, expenseIds: string[]): Promise<void> {
  if (expenseIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Transaction" t SET "errorCode" = said."code", "errorDetail" = said."detail", "errorAt" = CASE WHEN said."code" IS NOT NULL THEN now() END
    FROM "LedgerEntry" e LEFT JOIN LATERAL (
      SELECT CASE d."state" WHEN 'FAILED' THEN d."errorCode" ELSE 'receiptCannotBeRemoved' END AS "code",
        CASE d."state" WHEN 'FAILED' THEN COALESCE(d."errorDetail", '{}') ELSE jsonb_build_object('fileName', d."fileName") END AS "detail"
      FROM "ReceiptDelivery" d JOIN "Receipt" r ON r."id" = d."receiptId"
      WHERE d."ledgerEntryId" = e."id" AND ((d."state" = 'FAILED' AND r."removedAt" IS NULL)
        OR (d."state" = 'SENT' AND d."removedAt" IS NULL AND NOT jsonb_exists(e."snapshot"->'receiptIds', d."receiptId"::text)))
      ORDER BY CASE WHEN d."state" <> 'FAILED' THEN 1 WHEN d."errorCode" = 'tooManyReceipts' THEN 2 ELSE 0 END, d."fileName" LIMIT 1) said ON TRUE
    WHERE e."transactionId" = t."id" AND e."removedAt" IS NULL AND t."id" ${amongIds(expenseIds)} AND t."syncState" = 'SYNCED'
      AND (t."errorCode" IS NULL OR t."errorCode" = ANY(${ABOUT_RECEIPTS}))
      AND (t."errorCode", t."errorDetail") IS DISTINCT FROM (said."code", said."detail")`;
}
