import type { Database } from "@/lib/adapters/db/client";
import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { findLedgerContacts, readLedgerLists, type LedgerLists } from "@/lib/adapters/db/ledger-lists";
import { pendingByCategory } from "@/lib/adapters/db/pending-by-category";
import { readSyncDefaults } from "@/lib/adapters/db/sync-defaults";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Mapping } from "@/lib/core/coding";
import type { LedgerContact } from "@/lib/core/ledger-reference";
import type { Money } from "@/lib/core/money";
import { suggestMapping, type MappingSuggestion } from "@/lib/core/suggest-mapping";
import type { SyncDefaults } from "@/lib/core/sync-defaults";

export type MappingRow = {
  categoryId: string;
  name: string;
  mapping: Mapping;
  pendingCount: number;
  pendingSums: Money[];
  suggestion: MappingSuggestion | null; // unmapped categories only
};

export type MappingView = {
  organisationName: string;
  referenceReadAt: Date | null;
  rows: MappingRow[];
  uncategorisedCount: number;
  lists: LedgerLists;
  /** Those that are chosen somewhere; the rest is found by searching. */
  contacts: LedgerContact[];
  defaults: SyncDefaults;
};

/** Everything the mapping screen shows; null while no organisation is connected. */
export async function readMapping(db: Database, scope: BusinessScope): Promise<MappingView | null> {
  const connection = await findCurrentConnection(db, scope);
  if (!connection) return null;
  const [categories, pending, lists, defaults] = await Promise.all([
    listCategoryMappings(db, scope, connection.organisationId),
    pendingByCategory(db, scope),
    readLedgerLists(db, connection.organisationId),
    readSyncDefaults(db, scope),
  ]);
  const pendingOf = new Map(pending.map((group) => [group.categoryId, group]));
  const chosen = [defaults.defaultContactId, ...categories.map(({ mapping }) => mapping.contactId)].filter((id) => id !== null);
  return {
    organisationName: connection.organisation.name,
    referenceReadAt: connection.organisation.referenceReadAt,
    rows: categories.map(({ categoryId, name, mapping }) => ({
      categoryId,
      name,
      mapping,
      pendingCount: pendingOf.get(categoryId)?.count ?? 0,
      pendingSums: pendingOf.get(categoryId)?.sums ?? [],
      suggestion: mapping.ledgerAccountId === null ? suggestMapping(name, lists.accounts) : null,
    })),
    uncategorisedCount: pendingOf.get(null)?.count ?? 0,
    lists,
    contacts: await findLedgerContacts(db, connection.organisationId, [...new Set(chosen)]),
    defaults,
  };
}
