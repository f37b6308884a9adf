-- Files that nothing speaks of, or not yet: taken out of the storage once their time has come, however often a process dies over it.
CREATE TABLE "FileRemoval" (
  "storageKey" TEXT NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "FileRemoval_pkey" PRIMARY KEY ("storageKey")
);
CREATE INDEX "FileRemoval_dueAt_idx" ON "FileRemoval" ("dueAt");
