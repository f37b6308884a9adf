-- The day an expense has in the ledger, where somebody moved it (a locked period); absent: the day it was posted on.
ALTER TABLE "Transaction" ADD COLUMN "accountingOn" DATE;

-- One change to many expenses, with what each of them was before.
CREATE TABLE "EditBatch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "actorId" UUID,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "rows" JSONB NOT NULL,

    CONSTRAINT "EditBatch_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "EditBatch_businessId_madeAt_idx" ON "EditBatch"("businessId", "madeAt");
