-- Whoever works for an organisation looks for its few calls that are not settled, among all it ever made.
CREATE INDEX "LedgerCall_unsettled" ON "LedgerCall" ("organisationId") WHERE "state" <> 'SETTLED';
