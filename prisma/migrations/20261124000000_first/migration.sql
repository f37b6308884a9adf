
-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMIN', 'FINANCE', 'EMPLOYEE');

-- CreateEnum
CREATE TYPE "ContactPolicy" AS ENUM ('MATCH_OR_CREATE', 'MATCH_ONLY', 'DEFAULT_CONTACT');

-- CreateEnum
CREATE TYPE "LineAmountTypes" AS ENUM ('INCLUSIVE', 'EXCLUSIVE', 'NO_TAX');

-- CreateEnum
CREATE TYPE "ApiKeyScope" AS ENUM ('READ', 'WRITE');

-- CreateEnum
CREATE TYPE "AccountKind" AS ENUM ('DEBIT', 'CARD');

-- CreateEnum
CREATE TYPE "SyncState" AS ENUM ('PENDING', 'QUEUED', 'SYNCING', 'SYNCED', 'SET_ASIDE');

-- CreateEnum
CREATE TYPE "Provider" AS ENUM ('XERO');

-- CreateEnum
CREATE TYPE "AuthorisationState" AS ENUM ('VALID', 'REVOKED');

-- CreateEnum
CREATE TYPE "ConnectionState" AS ENUM ('CONNECTED', 'ACCESS_REMOVED', 'DISCONNECTED');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('WAITING', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('QUEUED', 'RUNNING', 'WAITING', 'FINISHED', 'CANCELLED', 'STOPPED');

-- CreateEnum
CREATE TYPE "SyncAction" AS ENUM ('CREATE', 'UPDATE', 'REMOVE', 'ATTACH');

-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('QUEUED', 'SENDING', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'RETURNED');

-- CreateEnum
CREATE TYPE "CallKind" AS ENUM ('CREATE_TRANSACTIONS', 'CREATE_CONTACTS', 'UPDATE_TRANSACTIONS', 'REMOVE_TRANSACTION');

-- CreateEnum
CREATE TYPE "CallState" AS ENUM ('INTENDED', 'UNKNOWN', 'SETTLED');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "locale" TEXT,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "userId" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInFailure" (
    "subject" TEXT NOT NULL,
    "failureCount" INTEGER NOT NULL,
    "lastFailureAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInFailure_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "Business" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "countryCode" CHAR(2) NOT NULL,
    "baseCurrency" CHAR(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "contactPolicy" "ContactPolicy" NOT NULL DEFAULT 'MATCH_OR_CREATE',
    "defaultContactId" TEXT,
    "lineAmountTypes" "LineAmountTypes" NOT NULL DEFAULT 'INCLUSIVE',
    "descriptionTemplate" TEXT NOT NULL DEFAULT '{merchant} {description} {original}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Business_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "scope" "ApiKeyScope" NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "businessId" UUID NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "AccountKind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "accountNumber" TEXT NOT NULL,
    "openingBalanceMinor" BIGINT NOT NULL DEFAULT 0,
    "importLayout" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Transaction" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "importId" UUID,
    "externalId" TEXT,
    "postedOn" DATE NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "merchant" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "cardLast4" TEXT,
    "cardholder" TEXT,
    "cardholderUserId" UUID,
    "originalAmountMinor" BIGINT,
    "originalCurrency" CHAR(3),
    "categoryId" UUID,
    "notes" TEXT NOT NULL DEFAULT '',
    "taxHint" TEXT,
    "isExpense" BOOLEAN NOT NULL,
    "reference" TEXT NOT NULL,
    "syncState" "SyncState" NOT NULL DEFAULT 'PENDING',
    "ledgerAccountId" TEXT,
    "taxType" TEXT,
    "tracking" JSONB,
    "contactId" TEXT,
    "contactName" TEXT,
    "lineDescription" TEXT,
    "isUpdated" BOOLEAN NOT NULL DEFAULT false,
    "setAsideReason" TEXT,
    "errorCode" TEXT,
    "errorDetail" JSONB,
    "errorAt" TIMESTAMPTZ(3),
    "blockers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SplitLine" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "description" TEXT,
    "categoryId" UUID,
    "ledgerAccountId" TEXT,
    "taxType" TEXT,
    "tracking" JSONB,

    CONSTRAINT "SplitLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sendStorageKey" TEXT,
    "sendContentType" TEXT,
    "sendByteSize" INTEGER,
    "problemCode" TEXT,
    "uploadedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileImport" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "layout" JSONB NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "addedCount" INTEGER NOT NULL,
    "knownCount" INTEGER NOT NULL,
    "rejectedRows" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "FileImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Authorisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "provider" "Provider" NOT NULL,
    "providerUserId" TEXT NOT NULL,
    "providerUserName" TEXT,
    "accessTokenSealed" TEXT NOT NULL,
    "refreshTokenSealed" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "accessTokenExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,
    "refreshHolder" TEXT,
    "refreshLeaseUntil" TIMESTAMPTZ(3),
    "state" "AuthorisationState" NOT NULL DEFAULT 'VALID',

    CONSTRAINT "Authorisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "provider" "Provider" NOT NULL,
    "providerTenantId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortCode" TEXT,
    "baseCurrency" CHAR(3) NOT NULL,
    "countryCode" CHAR(2) NOT NULL,
    "timeZone" TEXT,
    "periodLockOn" DATE,
    "yearEndLockOn" DATE,
    "referenceReadAt" JSONB NOT NULL DEFAULT '{}',
    "minuteRemaining" INTEGER,
    "dayRemaining" INTEGER,
    "remainingSeenAt" TIMESTAMPTZ(3),
    "pausedUntil" TIMESTAMPTZ(3),
    "pauseReason" TEXT,
    "foreignCalls" INTEGER NOT NULL DEFAULT 0,
    "foreignUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "authorisationId" UUID NOT NULL,
    "providerConnectionId" TEXT NOT NULL,
    "state" "ConnectionState" NOT NULL,
    "connectedById" UUID NOT NULL,
    "connectedByName" TEXT NOT NULL,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectAttempt" (
    "stateHash" TEXT NOT NULL,
    "sessionId" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "authorisationId" UUID,
    "organisations" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConnectAttempt_pkey" PRIMARY KEY ("stateHash")
);

-- CreateTable
CREATE TABLE "LedgerAccount" (
    "organisationId" UUID NOT NULL,
    "ledgerAccountId" TEXT NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "taxType" TEXT,
    "currency" CHAR(3),
    "bankAccountNumber" TEXT,
    "bankAccountType" TEXT,
    "isSystem" BOOLEAN NOT NULL,
    "takesPayments" BOOLEAN NOT NULL,

    CONSTRAINT "LedgerAccount_pkey" PRIMARY KEY ("organisationId","ledgerAccountId")
);

-- CreateTable
CREATE TABLE "TaxRate" (
    "organisationId" UUID NOT NULL,
    "taxType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "percentage" DECIMAL(9,4) NOT NULL,
    "status" TEXT NOT NULL,
    "appliesTo" TEXT[],

    CONSTRAINT "TaxRate_pkey" PRIMARY KEY ("organisationId","taxType")
);

-- CreateTable
CREATE TABLE "TrackingCategory" (
    "organisationId" UUID NOT NULL,
    "trackingCategoryId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "TrackingCategory_pkey" PRIMARY KEY ("organisationId","trackingCategoryId")
);

-- CreateTable
CREATE TABLE "TrackingOption" (
    "organisationId" UUID NOT NULL,
    "trackingOptionId" TEXT NOT NULL,
    "trackingCategoryId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "TrackingOption_pkey" PRIMARY KEY ("organisationId","trackingOptionId")
);

-- CreateTable
CREATE TABLE "LedgerContact" (
    "organisationId" UUID NOT NULL,
    "contactId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "LedgerContact_pkey" PRIMARY KEY ("organisationId","contactId")
);

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "ledgerAccountId" TEXT NOT NULL,
    "startOn" DATE NOT NULL,
    "linkedById" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CategoryMapping" (
    "organisationId" UUID NOT NULL,
    "categoryId" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "ledgerAccountId" TEXT,
    "taxType" TEXT,
    "tracking" JSONB,
    "contactId" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CategoryMapping_pkey" PRIMARY KEY ("organisationId","categoryId")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "ledgerTransactionId" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "syncedById" UUID,
    "syncedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReceiptDelivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "ledgerEntryId" UUID NOT NULL,
    "receiptId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'WAITING',
    "errorCode" TEXT,
    "errorDetail" JSONB,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReceiptDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SyncRun" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'QUEUED',
    "waitReason" TEXT,
    "resumesAt" TIMESTAMPTZ(3),
    "stopCode" TEXT,
    "preparedAt" TIMESTAMPTZ(3),
    "turnAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requestedById" UUID,
    "requestedByName" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "cancelRequestedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SyncRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SyncItem" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "runId" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "transactionId" UUID NOT NULL,
    "deliveryId" UUID,
    "action" "SyncAction" NOT NULL,
    "state" "ItemState" NOT NULL DEFAULT 'QUEUED',
    "callId" UUID,
    "position" INTEGER NOT NULL,
    "isLive" BOOLEAN NOT NULL DEFAULT true,
    "attemptCount" INTEGER NOT NULL DEFAULT 0,
    "draft" JSONB,
    "errorCode" TEXT,
    "errorDetail" JSONB,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "SyncItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerCall" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "runId" UUID NOT NULL,
    "businessId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "kind" "CallKind" NOT NULL,
    "state" "CallState" NOT NULL DEFAULT 'INTENDED',
    "body" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "firstSentAt" TIMESTAMPTZ(3),
    "sendCount" INTEGER NOT NULL DEFAULT 0,
    "nextLookAt" TIMESTAMPTZ(3),
    "answer" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "LedgerCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallPermit" (
    "id" BIGSERIAL NOT NULL,
    "organisationId" UUID NOT NULL,
    "holder" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "isForgiven" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CallPermit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationLease" (
    "organisationId" UUID NOT NULL,
    "holder" TEXT NOT NULL,
    "fence" BIGINT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganisationLease_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "WorkerHeartbeat" (
    "id" TEXT NOT NULL,
    "hostName" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WorkerHeartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Member_businessId_userId_key" ON "Member"("businessId", "userId");

-- CreateIndex
CREATE INDEX "UserSession_userId_idx" ON "UserSession"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_secretHash_key" ON "ApiKey"("secretHash");

-- CreateIndex
CREATE INDEX "ApiKey_businessId_idx" ON "ApiKey"("businessId");

-- CreateIndex
CREATE INDEX "AuditEntry_businessId_id_idx" ON "AuditEntry"("businessId", "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_businessId_subjectId_id_idx" ON "AuditEntry"("businessId", "subjectId", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Account_businessId_name_key" ON "Account"("businessId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Category_businessId_name_key" ON "Category"("businessId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Transaction_reference_key" ON "Transaction"("reference");

-- CreateIndex
CREATE INDEX "Transaction_businessId_postedOn_id_idx" ON "Transaction"("businessId", "postedOn" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Transaction_businessId_categoryId_idx" ON "Transaction"("businessId", "categoryId");

-- CreateIndex
CREATE INDEX "Transaction_importId_idx" ON "Transaction"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "Transaction_accountId_externalId_key" ON "Transaction"("accountId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "SplitLine_transactionId_position_key" ON "SplitLine"("transactionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_storageKey_key" ON "Receipt"("storageKey");

-- CreateIndex
CREATE INDEX "Receipt_transactionId_idx" ON "Receipt"("transactionId");

-- CreateIndex
CREATE INDEX "Receipt_businessId_sha256_idx" ON "Receipt"("businessId", "sha256");

-- CreateIndex
CREATE INDEX "FileImport_businessId_createdAt_idx" ON "FileImport"("businessId", "createdAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Authorisation_provider_providerUserId_key" ON "Authorisation"("provider", "providerUserId");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_provider_providerTenantId_key" ON "Organisation"("provider", "providerTenantId");

-- CreateIndex
CREATE UNIQUE INDEX "Connection_businessId_organisationId_key" ON "Connection"("businessId", "organisationId");

-- CreateIndex
CREATE INDEX "LedgerContact_organisationId_nameKey_idx" ON "LedgerContact"("organisationId", "nameKey");

-- CreateIndex
CREATE INDEX "AccountLink_businessId_idx" ON "AccountLink"("businessId");

-- CreateIndex
CREATE INDEX "CategoryMapping_businessId_idx" ON "CategoryMapping"("businessId");

-- CreateIndex
CREATE INDEX "LedgerEntry_businessId_idx" ON "LedgerEntry"("businessId");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_organisationId_ledgerTransactionId_key" ON "LedgerEntry"("organisationId", "ledgerTransactionId");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptDelivery_ledgerEntryId_receiptId_key" ON "ReceiptDelivery"("ledgerEntryId", "receiptId");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptDelivery_ledgerEntryId_fileName_key" ON "ReceiptDelivery"("ledgerEntryId", "fileName");

-- CreateIndex
CREATE INDEX "SyncRun_businessId_requestedAt_idx" ON "SyncRun"("businessId", "requestedAt" DESC);

-- CreateIndex
CREATE INDEX "SyncRun_organisationId_state_idx" ON "SyncRun"("organisationId", "state");

-- CreateIndex
CREATE INDEX "SyncItem_runId_state_action_position_idx" ON "SyncItem"("runId", "state", "action", "position");

-- CreateIndex
CREATE INDEX "SyncItem_transactionId_idx" ON "SyncItem"("transactionId");

-- CreateIndex
CREATE INDEX "SyncItem_callId_idx" ON "SyncItem"("callId");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerCall_idempotencyKey_key" ON "LedgerCall"("idempotencyKey");

-- CreateIndex
CREATE INDEX "LedgerCall_runId_state_idx" ON "LedgerCall"("runId", "state");

-- CreateIndex
CREATE INDEX "CallPermit_organisationId_startedAt_idx" ON "CallPermit"("organisationId", "startedAt");

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_importId_fkey" FOREIGN KEY ("importId") REFERENCES "FileImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SplitLine" ADD CONSTRAINT "SplitLine_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "Transaction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "Transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FileImport" ADD CONSTRAINT "FileImport_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_businessId_fkey" FOREIGN KEY ("businessId") REFERENCES "Business"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_authorisationId_fkey" FOREIGN KEY ("authorisationId") REFERENCES "Authorisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerAccount" ADD CONSTRAINT "LedgerAccount_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaxRate" ADD CONSTRAINT "TaxRate_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingCategory" ADD CONSTRAINT "TrackingCategory_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrackingOption" ADD CONSTRAINT "TrackingOption_organisationId_trackingCategoryId_fkey" FOREIGN KEY ("organisationId", "trackingCategoryId") REFERENCES "TrackingCategory"("organisationId", "trackingCategoryId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerContact" ADD CONSTRAINT "LedgerContact_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryMapping" ADD CONSTRAINT "CategoryMapping_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryMapping" ADD CONSTRAINT "CategoryMapping_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "Transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReceiptDelivery" ADD CONSTRAINT "ReceiptDelivery_ledgerEntryId_fkey" FOREIGN KEY ("ledgerEntryId") REFERENCES "LedgerEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReceiptDelivery" ADD CONSTRAINT "ReceiptDelivery_receiptId_fkey" FOREIGN KEY ("receiptId") REFERENCES "Receipt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncItem" ADD CONSTRAINT "SyncItem_runId_fkey" FOREIGN KEY ("runId") REFERENCES "SyncRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncItem" ADD CONSTRAINT "SyncItem_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "Transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SyncItem" ADD CONSTRAINT "SyncItem_callId_fkey" FOREIGN KEY ("callId") REFERENCES "LedgerCall"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerCall" ADD CONSTRAINT "LedgerCall_runId_fkey" FOREIGN KEY ("runId") REFERENCES "SyncRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallPermit" ADD CONSTRAINT "CallPermit_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say. ---------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Exactly once, in the database itself: an expense has at most one live entry in the ledger …
CREATE UNIQUE INDEX "LedgerEntry_one_live_per_expense" ON "LedgerEntry" ("transactionId") WHERE "removedAt" IS NULL;
-- … and is worked on by at most one run at a time, and so is each receipt.
CREATE UNIQUE INDEX "SyncItem_one_live_per_expense" ON "SyncItem" ("transactionId") WHERE "isLive" AND "action" <> 'ATTACH';
CREATE UNIQUE INDEX "SyncItem_one_live_per_delivery" ON "SyncItem" ("deliveryId") WHERE "isLive" AND "action" = 'ATTACH';
ALTER TABLE "SyncItem" ADD CONSTRAINT "SyncItem_live_while_open" CHECK ("isLive" = ("state" IN ('QUEUED', 'SENDING', 'UNKNOWN')));
ALTER TABLE "SyncItem" ADD CONSTRAINT "SyncItem_delivery_when_attaching" CHECK (("action" = 'ATTACH') = ("deliveryId" IS NOT NULL));
ALTER TABLE "SyncItem" ADD CONSTRAINT "SyncItem_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "ReceiptDelivery" ("id");

-- One bank account of an organisation serves one account, and an account has one link per organisation.
CREATE UNIQUE INDEX "AccountLink_one_per_bank_account" ON "AccountLink" ("organisationId", "ledgerAccountId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "AccountLink_one_per_account" ON "AccountLink" ("accountId", "organisationId") WHERE "endedAt" IS NULL;
-- A business is connected to one organisation at a time (a connection whose access was removed still holds the place).
CREATE UNIQUE INDEX "Connection_one_live_per_business" ON "Connection" ("businessId") WHERE "state" <> 'DISCONNECTED';

ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_reference_form" CHECK ("reference" ~ '^[A-Z0-9-]{4,32}$');
ALTER TABLE "Transaction" ADD CONSTRAINT "Transaction_original_pair" CHECK (("originalAmountMinor" IS NULL) = ("originalCurrency" IS NULL));
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_byteSize" CHECK ("byteSize" > 0);

-- The list: keyset pages by date within a tab, and search by parts of words.
CREATE INDEX "Transaction_expense_list" ON "Transaction" ("businessId", "syncState", "postedOn" DESC, "id" DESC) WHERE "isExpense";
CREATE INDEX "Transaction_blocked" ON "Transaction" USING gin ("blockers") WHERE "isExpense" AND "syncState" = 'PENDING' AND "blockers" <> '{}';
CREATE INDEX "Transaction_search" ON "Transaction" USING gin (("merchant" || ' ' || "description" || ' ' || "reference") gin_trgm_ops);
CREATE INDEX "SyncRun_unfinished" ON "SyncRun" ("organisationId", "turnAt") WHERE "state" IN ('QUEUED', 'RUNNING', 'WAITING');

-- The shared budget of calls, one round trip for many permits: what ended is booked, what the ledger said about its limits is believed, and as
-- many new permits are given as the limits leave. A function, so that the counting happens after the row lock and not before it.
-- p_ended: [{ id, ageMs, minuteRemaining, dayRemaining, pauseMs, pauseReason }], ageMs being how long ago the answer came.
CREATE FUNCTION "useCallBudget"(
  p_organisation uuid, p_holder text, p_want int, p_deadline_ms int,
  p_minute_limit int, p_minute_ms int, p_concurrency int, p_day_limit int, p_ended jsonb
) RETURNS TABLE ("permits" bigint[], "waitMs" int, "reason" text) LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
  v_minute interval := p_minute_ms * interval '1 millisecond';
  -- No permit lives longer than its deadline, so whatever still counts began after this.
  v_since timestamptz := v_now - v_minute - p_deadline_ms * interval '2 milliseconds';
  v_org "Organisation"%ROWTYPE;
  v_end record;
  v_began timestamptz;
  v_ended timestamptz;
  v_used int; v_open int; v_certain int; v_possible int;
  v_minute_left int; v_day_left int; v_free int;
BEGIN
  -- Losing the last moment of this in a crash of the database is harmless, the ledger's own count is believed; waiting for the disk at each call is not.
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT * INTO STRICT v_org FROM "Organisation" WHERE "id" = p_organisation FOR UPDATE;

  FOR v_end IN SELECT * FROM jsonb_to_recordset(p_ended) AS e("id" bigint, "ageMs" int, "minuteRemaining" int, "dayRemaining" int, "pauseMs" int, "pauseReason" text) LOOP
    v_ended := v_now - v_end."ageMs" * interval '1 millisecond';
    UPDATE "CallPermit" SET "endedAt" = greatest(v_ended, "startedAt") WHERE "CallPermit"."id" = v_end."id" RETURNING "startedAt" INTO v_began;
    CONTINUE WHEN v_began IS NULL;
    -- More left than the setting allows at all: the setting is the stricter one, and our own count serves it.
    IF v_end."minuteRemaining" < p_minute_limit THEN
      v_used := p_minute_limit - v_end."minuteRemaining";
      -- What the ledger had certainly counted before this answer, and all that it can have counted of ours.
      SELECT count(*) FILTER (WHERE "endedAt" < v_began AND "endedAt" > v_ended - v_minute AND NOT "isForgiven"),
             count(*) FILTER (WHERE "startedAt" <= v_ended AND coalesce("endedAt", v_now) >= v_began - v_minute)
        INTO v_certain, v_possible FROM "CallPermit" WHERE "organisationId" = p_organisation AND "startedAt" > v_since;
      IF v_certain > v_used - 1 THEN
        UPDATE "CallPermit" SET "isForgiven" = true WHERE "CallPermit"."id" IN (
          SELECT p."id" FROM "CallPermit" p WHERE p."organisationId" = p_organisation AND p."startedAt" > v_since AND p."endedAt" < v_began
            AND p."endedAt" > v_ended - v_minute AND NOT p."isForgiven" ORDER BY p."endedAt" LIMIT v_certain - v_used + 1);
      END IF;
      v_org."foreignCalls" := greatest(v_used - v_possible, 0);
      v_org."foreignUntil" := v_ended + v_minute;
    END IF;
    v_org."minuteRemaining" := coalesce(v_end."minuteRemaining", v_org."minuteRemaining");
    v_org."remainingSeenAt" := CASE WHEN v_end."dayRemaining" IS NULL THEN v_org."remainingSeenAt" ELSE v_began END;
    v_org."dayRemaining" := coalesce(v_end."dayRemaining", v_org."dayRemaining");
    IF v_end."pauseMs" IS NOT NULL THEN
      v_org."pauseReason" := CASE WHEN v_org."pausedUntil" > v_now + v_end."pauseMs" * interval '1 millisecond' THEN v_org."pauseReason" ELSE v_end."pauseReason" END;
      v_org."pausedUntil" := greatest(v_org."pausedUntil", v_now + v_end."pauseMs" * interval '1 millisecond');
    END IF;
  END LOOP;
  IF v_org."pausedUntil" <= v_now THEN
    -- A day that was waited for is a new day: nothing is known of it yet.
    IF v_org."pauseReason" = 'day' THEN v_org."dayRemaining" := NULL; v_org."remainingSeenAt" := v_now; END IF;
    v_org."pausedUntil" := NULL; v_org."pauseReason" := NULL;
  END IF;
  IF jsonb_array_length(p_ended) > 0 OR v_org."pausedUntil" IS NULL THEN
    UPDATE "Organisation" SET "minuteRemaining" = v_org."minuteRemaining", "dayRemaining" = v_org."dayRemaining", "remainingSeenAt" = v_org."remainingSeenAt",
      "pausedUntil" = v_org."pausedUntil", "pauseReason" = v_org."pauseReason", "foreignCalls" = v_org."foreignCalls", "foreignUntil" = v_org."foreignUntil"
      WHERE "Organisation"."id" = p_organisation;
  END IF;

  "permits" := '{}'; "waitMs" := 0; "reason" := NULL;
  IF p_want = 0 THEN RETURN NEXT; RETURN; END IF;
  IF v_org."pausedUntil" IS NOT NULL THEN
    "waitMs" := ceil(extract(epoch FROM v_org."pausedUntil" - v_now) * 1000); "reason" := v_org."pauseReason";
    RETURN NEXT; RETURN;
  END IF;

  -- A dead process holds no place in the queue of five: its heartbeat stopped, or its own deadline has passed for certain.
  SELECT count(*) FILTER (WHERE NOT "isForgiven" AND coalesce("endedAt", greatest("expiresAt", v_now)) > v_now - v_minute),
         count(*) FILTER (WHERE "endedAt" IS NULL AND "expiresAt" > v_now AND NOT EXISTS (
           SELECT 1 FROM "WorkerHeartbeat" h WHERE h."id" = p."holder" AND (h."stoppedAt" IS NOT NULL OR h."seenAt" < v_now - interval '15 seconds')))
    INTO v_used, v_open FROM "CallPermit" p WHERE "organisationId" = p_organisation AND "startedAt" > v_since;
  IF v_org."foreignUntil" > v_now THEN v_used := v_used + v_org."foreignCalls"; END IF;
  v_minute_left := p_minute_limit - v_used;

  IF v_org."dayRemaining" IS NOT NULL AND v_org."remainingSeenAt" > v_now - interval '24 hours' THEN
    -- All that may not have been counted when the ledger said so; the call that brought the number is one of them.
    SELECT v_org."dayRemaining" - greatest(count(*) - 1, 0) INTO v_day_left FROM "CallPermit" WHERE "organisationId" = p_organisation
      AND "startedAt" > v_org."remainingSeenAt" - p_deadline_ms * interval '1 millisecond' AND coalesce("endedAt", v_now) > v_org."remainingSeenAt";
    -- Nobody says when a used up day ends until it is asked for: one call at a time may ask.
    IF v_day_left <= 0 AND v_open = 0 THEN v_day_left := 1; END IF;
  ELSE
    SELECT p_day_limit - count(*) INTO v_day_left FROM "CallPermit" WHERE "organisationId" = p_organisation
      AND "startedAt" > greatest(v_now - interval '24 hours', v_org."remainingSeenAt");
  END IF;

  v_free := least(p_want, p_concurrency - v_open, v_minute_left, v_day_left);
  IF v_free > 0 THEN
    WITH given AS (
      INSERT INTO "CallPermit" ("organisationId", "holder", "startedAt", "expiresAt")
      SELECT p_organisation, p_holder, v_now, v_now + p_deadline_ms * interval '1 millisecond' FROM generate_series(1, v_free) RETURNING "CallPermit"."id"
    ) SELECT array_agg(given."id") INTO "permits" FROM given;
  ELSIF v_day_left <= 0 THEN
    "reason" := 'day';
    SELECT ceil(extract(epoch FROM coalesce(min("startedAt"), v_now) + interval '24 hours' - v_now) * 1000) INTO "waitMs"
      FROM "CallPermit" WHERE "organisationId" = p_organisation AND "startedAt" > v_now - interval '24 hours';
    IF v_org."dayRemaining" IS NOT NULL AND v_open > 0 THEN "reason" := 'concurrent'; "waitMs" := 50; END IF;
  ELSIF v_minute_left <= 0 THEN
    "reason" := 'minute';
    SELECT ceil(extract(epoch FROM coalesce(min(x."leaves"), v_now) - v_now) * 1000) INTO "waitMs" FROM (
      SELECT "endedAt" + v_minute AS "leaves" FROM "CallPermit" WHERE "organisationId" = p_organisation AND "startedAt" > v_since
        AND "endedAt" > v_now - v_minute AND NOT "isForgiven"
      UNION ALL SELECT v_org."foreignUntil" WHERE v_org."foreignCalls" > 0 AND v_org."foreignUntil" > v_now) x;
    "waitMs" := greatest("waitMs", 1);
  ELSE
    "reason" := 'concurrent'; "waitMs" := 25;
  END IF;
  RETURN NEXT;
END $$;
