-- AlterTable
ALTER TABLE "Receipt" ADD COLUMN "previewStorageKey" TEXT,
    ADD COLUMN "pageCount" INTEGER;

-- CreateTable
CREATE TABLE "ReceiptUpload" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "businessId" UUID NOT NULL,
    "uploadedById" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sendStorageKey" TEXT,
    "sendContentType" TEXT,
    "sendByteSize" INTEGER,
    "previewStorageKey" TEXT,
    "pageCount" INTEGER,
    "problemCode" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReceiptUpload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptUpload_storageKey_key" ON "ReceiptUpload"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "ReceiptUpload_businessId_uploadedById_sha256_key" ON "ReceiptUpload"("businessId", "uploadedById", "sha256");

-- CreateIndex
CREATE INDEX "ReceiptUpload_createdAt_idx" ON "ReceiptUpload"("createdAt");
