-- Imports run in the background, and the rows that stay out have a table of their own.

CREATE TYPE "ImportState" AS ENUM ('UPLOADED', 'WAITING', 'RUNNING', 'FINISHED', 'CANCELLED', 'FAILED');

ALTER TABLE "FileImport"
  ADD COLUMN "state" "ImportState" NOT NULL DEFAULT 'UPLOADED',
  ADD COLUMN "facts" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "sheets" JSONB,
  ADD COLUMN "sheetIndex" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "recordCount" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "readCount" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "doneCount" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "leftOutCount" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "holder" TEXT,
  ADD COLUMN "leaseUntil" TIMESTAMPTZ(3),
  ADD COLUMN "startedAt" TIMESTAMPTZ(3),
  ADD COLUMN "endedAt" TIMESTAMPTZ(3),
  ALTER COLUMN "layout" DROP NOT NULL,
  ALTER COLUMN "addedCount" SET DEFAULT 0,
  ALTER COLUMN "knownCount" SET DEFAULT 0;

CREATE TABLE "LeftOutRow" (
    "importId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "LeftOutRow_pkey" PRIMARY KEY ("importId", "position")
);

ALTER TABLE "LeftOutRow" ADD CONSTRAINT "LeftOutRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "FileImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "LeftOutRow" ("importId", "position", "line", "column", "value", "reason")
  SELECT f."id", e."position", (e."row"->>'line')::integer, e."row"->>'column', e."row"->>'value', e."row"->>'reason'
  FROM "FileImport" f, jsonb_array_elements(f."rejectedRows") WITH ORDINALITY AS e("row", "position");

-- Everything that was imported so far was imported at once.
UPDATE "FileImport" SET "state" = 'FINISHED', "recordCount" = "rowCount", "readCount" = "rowCount", "doneCount" = "rowCount",
  "leftOutCount" = jsonb_array_length("rejectedRows"), "startedAt" = "createdAt", "endedAt" = "createdAt";

ALTER TABLE "FileImport" DROP COLUMN "rejectedRows", DROP COLUMN "rowCount";

-- What workers look for every second, and what they clear away.
CREATE INDEX "FileImport_open" ON "FileImport" ("createdAt") WHERE "state" IN ('WAITING', 'RUNNING');
CREATE INDEX "FileImport_kept_files" ON "FileImport" ("createdAt") WHERE "sheets" IS NOT NULL;
