-- A person says that they removed the file in the ledger. The row stays: the history speaks of it.
ALTER TABLE "ReceiptDelivery" ADD COLUMN "removedAt" TIMESTAMPTZ(3);

-- A receipt that a stopped run did not send says just that. Why the run stopped stands with the run, and may be over by now.
UPDATE "ReceiptDelivery" SET "errorCode" = 'receiptNotSent' WHERE "errorCode" IN ('notConnected', 'accessRemoved');
UPDATE "Transaction" SET "errorCode" = 'receiptNotSent' WHERE "syncState" = 'SYNCED' AND "errorCode" IN ('notConnected', 'accessRemoved');
