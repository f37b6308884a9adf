-- An import is taken back in batches by a worker, as it was added.
ALTER TABLE "FileImport" ADD COLUMN "removedCount" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "undoAskedAt" TIMESTAMPTZ(3);

CREATE INDEX "FileImport_undoing" ON "FileImport" ("undoAskedAt") WHERE "undoAskedAt" IS NOT NULL AND "undoneAt" IS NULL;
