-- What a run did with expenses that were taken out of the books since, so that its history stays true.
ALTER TABLE "SyncRun" ADD COLUMN "goneItems" JSONB NOT NULL DEFAULT '[]';
