-- Every statement names the business beside the ids. Without this index Postgres 18 may walk all days of the business for a thousand ids.
CREATE UNIQUE INDEX "Transaction_businessId_id_key" ON "Transaction"("businessId", "id");
