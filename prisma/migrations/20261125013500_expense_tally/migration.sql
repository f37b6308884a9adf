-- The workbench at a million expenses: figures that are kept instead of counted, and an index for each order and each filter that can be rare.

-- How many expenses there are of each kind, as a heap of changes: a kind's count is the sum of its rows. Every statement that changes
-- expenses adds rows and never updates one, so that nobody waits for anybody else's count.
CREATE TABLE "ExpenseTally" (
    "id" BIGSERIAL NOT NULL,
    "businessId" UUID NOT NULL,
    "syncState" "SyncState" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "accountId" UUID NOT NULL,
    "categoryId" UUID,
    "ledgerAccountId" TEXT,
    "isUpdated" BOOLEAN NOT NULL,
    "errorCode" TEXT,
    "blockers" TEXT[],
    "expenseCount" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,

    CONSTRAINT "ExpenseTally_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ExpenseTally_businessId_id_idx" ON "ExpenseTally"("businessId", "id");

-- Sums the heap of one business up again. What another transaction is summing up at the same time is left to it.
CREATE FUNCTION "foldExpenseTally"(p_business uuid) RETURNS void LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM "ExpenseTally" WHERE "id" IN (SELECT "id" FROM "ExpenseTally" WHERE "businessId" = p_business FOR UPDATE SKIP LOCKED) RETURNING *)
  INSERT INTO "ExpenseTally" ("businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers",
    "expenseCount", "amountMinor")
  SELECT "businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers",
    sum("expenseCount"), sum("amountMinor")
  FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 HAVING sum("expenseCount") <> 0 OR sum("amountMinor") <> 0;
$$;

-- What left counts -1, what came counts 1. A change that moves no figure (a note, say) leaves rows all the same: by the newest of them a screen
-- sees that something happened. Now and then the heap is summed up.
CREATE FUNCTION "tallyExpenses"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  v_row record;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    FOR v_row IN
      INSERT INTO "ExpenseTally" ("businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers", "expenseCount", "amountMinor")
      SELECT "businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers", -count(*), -sum("amountMinor") FROM gone WHERE "isExpense" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 RETURNING "id", "businessId"
    LOOP
      IF v_row."id" % 64 = 0 THEN PERFORM "foldExpenseTally"(v_row."businessId"); END IF;
    END LOOP;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    FOR v_row IN
      INSERT INTO "ExpenseTally" ("businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers", "expenseCount", "amountMinor")
      SELECT "businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers", count(*), sum("amountMinor") FROM came WHERE "isExpense" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9 RETURNING "id", "businessId"
    LOOP
      IF v_row."id" % 64 = 0 THEN PERFORM "foldExpenseTally"(v_row."businessId"); END IF;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Transaction_tally_insert" AFTER INSERT ON "Transaction" REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION "tallyExpenses"();
CREATE TRIGGER "Transaction_tally_delete" AFTER DELETE ON "Transaction" REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "tallyExpenses"();
CREATE TRIGGER "Transaction_tally_update" AFTER UPDATE ON "Transaction" REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION "tallyExpenses"();

INSERT INTO "ExpenseTally" ("businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers", "expenseCount", "amountMinor")
SELECT "businessId", "syncState", "currency", "accountId", "categoryId", "ledgerAccountId", "isUpdated", "errorCode", "blockers", count(*), sum("amountMinor") FROM "Transaction" WHERE "isExpense" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;

-- One order per index, within a tab; the tab is the same expression in every query (lib/adapters/db/expenses/expense-where.ts).
DROP INDEX "Transaction_expense_list";
CREATE INDEX "Transaction_by_date" ON "Transaction" ("businessId", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), "postedOn", "id") WHERE "isExpense";
CREATE INDEX "Transaction_by_amount" ON "Transaction" ("businessId", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), (- "amountMinor"), "id") WHERE "isExpense";
CREATE INDEX "Transaction_by_merchant" ON "Transaction" ("businessId", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), lower("merchant"), "id") WHERE "isExpense";

-- Labels, each of which can be rare: the few rows are found without walking past the many.
CREATE INDEX "Transaction_ready" ON "Transaction" ("businessId", "postedOn", "id")
  WHERE "isExpense" AND "syncState" = 'PENDING' AND "blockers" = '{}' AND "errorCode" IS NULL;
CREATE INDEX "Transaction_incomplete" ON "Transaction" ("businessId", "postedOn", "id") WHERE "isExpense" AND "syncState" = 'PENDING' AND "blockers" <> '{}';
CREATE INDEX "Transaction_failed" ON "Transaction" ("businessId", "postedOn", "id") WHERE "isExpense" AND "errorCode" IS NOT NULL;
CREATE INDEX "Transaction_updated" ON "Transaction" ("businessId", "postedOn", "id") WHERE "isExpense" AND "isUpdated";
CREATE INDEX "Transaction_syncing" ON "Transaction" ("businessId", "postedOn", "id") WHERE "isExpense" AND "syncState" IN ('QUEUED', 'SYNCING');

-- Filters, each of which can be rare.
CREATE INDEX "Transaction_of_account" ON "Transaction" ("accountId", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), "postedOn", "id") WHERE "isExpense";
CREATE INDEX "Transaction_of_category" ON "Transaction" ("categoryId", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), "postedOn", "id") WHERE "isExpense" AND "categoryId" IS NOT NULL;
CREATE INDEX "Transaction_without_category" ON "Transaction" ("businessId", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), "postedOn", "id") WHERE "isExpense" AND "categoryId" IS NULL;
CREATE INDEX "Transaction_of_ledger_account" ON "Transaction" ("businessId", "ledgerAccountId") WHERE "isExpense" AND "ledgerAccountId" IS NOT NULL;
CREATE INDEX "Transaction_of_cardholder" ON "Transaction" ("businessId", "cardholder", (CASE "syncState" WHEN 'SYNCED' THEN 'synced' WHEN 'SET_ASIDE' THEN 'aside' ELSE 'pending' END), "postedOn", "id") WHERE "isExpense" AND "cardholder" IS NOT NULL;
CREATE INDEX "Transaction_of_amount" ON "Transaction" ("businessId", "currency", abs("amountMinor")) WHERE "isExpense";
