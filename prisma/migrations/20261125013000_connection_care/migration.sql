-- What ended here while the ledger could not be reached is ended there later; each organisation keeps its default contact;
-- whether access still stands is asked at most once per interval, whatever the number of workers.
ALTER TABLE "Connection" ADD COLUMN "isLeftInLedger" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Connection" ADD COLUMN "defaultContactId" TEXT;
ALTER TABLE "Authorisation" ADD COLUMN "accessCheckedAt" TIMESTAMPTZ(3);
