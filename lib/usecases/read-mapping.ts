import type { Database } from "@/lib/adapters/db/client";
import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { findLedgerContacts, readLedgerLists, type LedgerLists } from "@/lib/adapters/db/ledger-lists";
import { newestPending, pendingByCategory } from "@/lib/adapters/db/pending-by-category";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { readSyncDefaults } from "@/lib/adapters/db/sync-defaults";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Mapping } from "@/lib/core/coding";
import type { DescriptionFacts } from "@/lib/core/description-template";
import type { LedgerContact } from "@/lib/core/ledger-reference";
import { NO_EFFECT, type MappingEffect } from "@/lib/core/mapping-effect";
import type { Money } from "@/lib/core/money";
import { descriptionFacts } from "@/lib/core/sync/ledger-draft";
import { suggestMapping, type MappingSuggestion } from "@/lib/core/suggest-mapping";
import type { SyncDefaults } from "@/lib/core/sync-defaults";
import { previewMapping } from "./preview-mapping";

export type MappingRow = {
  categoryId: string;
  name: string;
  mapping: Mapping;
  pendingCount: number;
  pendingSums: Money[];
  suggestion: (MappingSuggestion & { effect: MappingEffect }) | null; // unmapped categories only
};

export type MappingView = {
  organisationName: string;
  referenceReadAt: Date | null;
  rows: MappingRow[];
  /** What using all suggestions would do. */
  suggestionsEffect: MappingEffect;
  uncategorisedCount: number;
  lists: LedgerLists;
  /** Those that are chosen somewhere; the rest is found by searching. */
  contacts: LedgerContact[];
  defaults: SyncDefaults;
  /** What a description is made of, from the newest pending expense. */
  sample: DescriptionFacts | null;
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
  const suggested = new Map(
    categories.flatMap(({ categoryId, name, mapping }) => {
      const suggestion = mapping.ledgerAccountId === null ? suggestMapping(name, lists.accounts) : null;
      return suggestion ? [[categoryId, suggestion] as const] : [];
    }),
  );
  const changes = [...suggested].map(([categoryId, { ledgerAccountId }]) => ({ categoryId, ledgerAccountId }));
  const preview = changes.length > 0 ? await previewMapping(db, scope, changes) : null;
  const suggestionFor = (categoryId: string) => {
    const suggestion = suggested.get(categoryId);
    return suggestion ? { ...suggestion, effect: preview?.byCategory[categoryId] ?? NO_EFFECT } : null;
  };
  const newestId = await newestPending(db, scope);
  const [newest] = newestId ? await loadExpenseFacts(db, scope, [newestId]) : [];
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
      suggestion: suggestionFor(categoryId),
    })),
    suggestionsEffect: preview?.total ?? NO_EFFECT,
    uncategorisedCount: pendingOf.get(null)?.count ?? 0,
    lists,
    contacts: await findLedgerContacts(db, connection.organisationId, [...new Set(chosen)]),
    defaults,
    sample: newest ? descriptionFacts(newest) : null,
  };
}
