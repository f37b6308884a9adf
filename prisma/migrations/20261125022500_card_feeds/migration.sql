-- Where movements are pulled from by themselves, who pulls now, and how far it has come.
CREATE TABLE "CardFeed" (
    "businessId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "holder" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "nextPullAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastPulledAt" TIMESTAMPTZ(3),
    "lastAddedCount" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "problemAt" TIMESTAMPTZ(3),

    CONSTRAINT "CardFeed_pkey" PRIMARY KEY ("businessId", "source")
);

-- An account at the source, and the one of ours that its movements go to.
CREATE TABLE "CardFeedAccount" (
    "businessId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "sourceAccountId" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "isOpened" BOOLEAN NOT NULL DEFAULT false,
    "pulledThroughAt" TIMESTAMPTZ(3),

    CONSTRAINT "CardFeedAccount_pkey" PRIMARY KEY ("businessId", "source", "sourceAccountId")
);

CREATE UNIQUE INDEX "CardFeedAccount_accountId_key" ON "CardFeedAccount"("accountId");

ALTER TABLE "CardFeed" ADD CONSTRAINT "CardFeed_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CardFeedAccount" ADD CONSTRAINT "CardFeedAccount_businessId_source_fkey" FOREIGN KEY ("businessId", "source") REFERENCES "CardFeed"("businessId", "source") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "CardFeedAccount" ADD CONSTRAINT "CardFeedAccount_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
