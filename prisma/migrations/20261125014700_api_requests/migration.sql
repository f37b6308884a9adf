-- What a script asked for under an Idempotency-Key, and what it was answered.
CREATE TABLE "ApiRequest" (
    "apiKeyId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "businessId" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "holder" UUID NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "answer" JSONB,

    CONSTRAINT "ApiRequest_pkey" PRIMARY KEY ("apiKeyId", "key")
);

CREATE INDEX "ApiRequest_expiresAt_idx" ON "ApiRequest"("expiresAt");

ALTER TABLE "ApiRequest" ADD CONSTRAINT "ApiRequest_apiKeyId_fkey" FOREIGN KEY ("apiKeyId") REFERENCES "ApiKey"("id") ON DELETE CASCADE ON UPDATE CASCADE;
