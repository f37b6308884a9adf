-- An update that goes over what somebody changed in the ledger is asked for, never the rule.
ALTER TABLE "SyncItem" ADD COLUMN "overwrites" BOOLEAN NOT NULL DEFAULT FALSE;
