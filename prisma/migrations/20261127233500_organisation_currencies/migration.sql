-- In which currencies a bank account can be made in the ledger.
ALTER TABLE "Organisation" ADD COLUMN "currencies" TEXT[];
