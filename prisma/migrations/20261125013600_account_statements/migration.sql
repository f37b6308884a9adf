-- Statements read an account's movements by day.
CREATE INDEX "Transaction_accountId_postedOn_idx" ON "Transaction"("accountId", "postedOn");
