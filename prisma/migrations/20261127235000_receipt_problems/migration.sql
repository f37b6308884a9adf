-- Receipts that the ledger will not take are few among many: what they hold back is counted, and found, by them.
CREATE INDEX "Receipt_problems" ON "Receipt" ("businessId", "problemCode", "transactionId") WHERE "problemCode" IS NOT NULL AND "removedAt" IS NULL;
