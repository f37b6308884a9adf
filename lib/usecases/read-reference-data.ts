import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { findContacts, readLedgerAccounts, readOrganisationFacts, readTaxRates, readTracking } from "@/lib/adapters/db/reference-data";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { LedgerAccount, LedgerContact, OrganisationFacts, TaxRate, TrackingCategory } from "@/lib/core/ledger-reference";

export type ReferenceData = {
  organisationId: string;
  organisation: OrganisationFacts;
  accounts: LedgerAccount[];
  taxRates: TaxRate[];
  trackingCategories: TrackingCategory[];
};

/** What is known of the organisation, archived things included; null without a connection. */
export async function readReferenceData(db: Database, scope: BusinessScope): Promise<ReferenceData | null> {
  const connection = await findConnection(db, scope);
  if (!connection) return null;
  const { organisationId } = connection;
  const [organisation, accounts, taxRates, trackingCategories] = await Promise.all([
    readOrganisationFacts(db, organisationId),
    readLedgerAccounts(db, organisationId),
    readTaxRates(db, organisationId),
    readTracking(db, organisationId),
  ]);
  return { organisationId, organisation, accounts, taxRates, trackingCategories };
}

/** For a picker: active contacts whose name holds the text. */
export async function searchContacts(
  db: Database,
  scope: BusinessScope,
  search: { text: string; limit: number },
): Promise<LedgerContact[]> {
  const connection = await findConnection(db, scope);
  return connection ? findContacts(db, connection.organisationId, search) : [];
}
