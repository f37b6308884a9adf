-- Bank feeds: an account's feed into a bank account of the ledger, its statements, and what each line told.
CREATE TYPE "FeedState" AS ENUM ('WAITING', 'CREATING', 'PENDING', 'CONNECTED', 'REJECTED', 'DELETING', 'DELETED');
CREATE TYPE "StatementState" AS ENUM ('INTENDED', 'UNKNOWN', 'PENDING', 'DELIVERED', 'REJECTED');

CREATE TABLE "StatementFeed" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "ledgerAccountId" TEXT NOT NULL,
    "state" "FeedState" NOT NULL DEFAULT 'WAITING',
    "feedConnectionId" TEXT,
    "body" TEXT,
    "idempotencyKey" TEXT,
    "firstSentAt" TIMESTAMPTZ(3),
    "lastUnclearAt" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorDetail" TEXT,
    "baseOn" DATE,
    "baseBalanceMinor" BIGINT,
    "held" JSONB NOT NULL DEFAULT '{}',
    "newestLineOn" DATE,
    "lastSyncedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fence" BIGINT NOT NULL DEFAULT 0,
    "claimedUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StatementFeed_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Statement" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "feedId" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "StatementState" NOT NULL DEFAULT 'INTENDED',
    "feedConnectionId" TEXT NOT NULL,
    "ledgerStatementId" TEXT,
    "startOn" DATE NOT NULL,
    "endOn" DATE NOT NULL,
    "startBalanceMinor" BIGINT NOT NULL,
    "endBalanceMinor" BIGINT NOT NULL,
    "lineCount" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "firstSentAt" TIMESTAMPTZ(3),
    "lastUnclearAt" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorDetail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "StatementLine" (
    "statementId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "feedId" UUID NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "lineId" TEXT NOT NULL,
    "postedOn" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "payee" TEXT NOT NULL,
    "reference" TEXT NOT NULL,

    CONSTRAINT "StatementLine_pkey" PRIMARY KEY ("statementId","position")
);

CREATE UNIQUE INDEX "StatementFeed_accountId_organisationId_ledgerAccountId_key" ON "StatementFeed"("accountId", "organisationId", "ledgerAccountId");
CREATE INDEX "StatementFeed_businessId_idx" ON "StatementFeed"("businessId");
CREATE INDEX "StatementFeed_dueAt_idx" ON "StatementFeed"("dueAt");
CREATE UNIQUE INDEX "Statement_idempotencyKey_key" ON "Statement"("idempotencyKey");
CREATE UNIQUE INDEX "Statement_feedId_number_key" ON "Statement"("feedId", "number");
CREATE INDEX "StatementLine_feedId_sourceKey_idx" ON "StatementLine"("feedId", "sourceKey");
-- The next statement starts where the last one ended: so one is on its way at a time.
CREATE UNIQUE INDEX "Statement_one_open_per_feed" ON "Statement" ("feedId") WHERE "state" IN ('INTENDED', 'UNKNOWN', 'PENDING');

ALTER TABLE "Statement" ADD CONSTRAINT "Statement_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "StatementFeed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StatementLine" ADD CONSTRAINT "StatementLine_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
