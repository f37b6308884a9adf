-- A person says that they removed the file in the ledger. The row stays: the history speaks of it.
ALTER TABLE "ReceiptDelivery" ADD COLUMN "removedAt" TIMESTAMPTZ(3);
