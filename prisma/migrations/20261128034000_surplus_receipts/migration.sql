-- A receipt for which its transaction has no place at the ledger says so itself.
UPDATE "Receipt" r SET "problemCode" = 'tooManyReceipts'
FROM (
  SELECT "id", row_number() OVER (PARTITION BY "transactionId" ORDER BY "createdAt", "id") AS "place"
  FROM "Receipt" WHERE "removedAt" IS NULL AND "problemCode" IS NULL
) o
WHERE r."id" = o."id" AND o."place" > 10;
