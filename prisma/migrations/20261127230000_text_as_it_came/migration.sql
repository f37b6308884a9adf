-- A text whose encoding or delimiter was mistaken can be cut again as long as it is not imported.
ALTER TABLE "FileImport" ADD COLUMN "originalKey" TEXT;
