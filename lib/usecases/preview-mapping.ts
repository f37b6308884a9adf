import { findCategoryMapping } from "@/lib/adapters/db/category-mappings";
import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { findLedgerContacts, readLedgerLists } from "@/lib/adapters/db/ledger-lists";
import { groupForBlockers, readBlockerLocks, type BlockerSelection } from "@/lib/adapters/db/sync/blockers";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Mapping } from "@/lib/core/coding";
import { changedMapping, type MappingChange } from "@/lib/core/mapping-change";
import { addEffect, effectOn, NO_EFFECT, type ChangedFields, type MappingEffect } from "@/lib/core/mapping-effect";
import type { SyncDefaults } from "@/lib/core/sync-defaults";
import type { LedgerContext } from "@/lib/core/sync/ledger-context";

const FACTS_AT_ONCE = 1000;

/** `byCategory` only for changes of the mapping; an expense split over two categories counts in both, and once in `total`. */
export type MappingPreview = { total: MappingEffect; byCategory: Record<string, MappingEffect> };

/** What these changes of the mapping would do to the pending expenses, without doing it. */
export async function previewMapping(db: Database, scope: BusinessScope, changes: readonly MappingChange[]): Promise<MappingPreview> {
  const connection = await findCurrentConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  const { organisationId } = connection;
  const lists = await readLedgerLists(db, organisationId);
  const mappings = new Map<string, Mapping>();
  for (const change of changes) {
    const category = await findCategoryMapping(db, scope, organisationId, change.categoryId);
    if (category) mappings.set(change.categoryId, changedMapping(category.mapping, change, lists));
  }
  const fields = {
    account: changes.some((change) => change.ledgerAccountId !== undefined),
    tax: changes.some((change) => change.taxType !== undefined),
    tracking: changes.some((change) => change.tracking !== undefined),
    contact: changes.some((change) => change.contactId !== undefined),
  };
  return compare(db, scope, {
    organisationId,
    where: { categoryIds: [...mappings.keys()] },
    fields,
    categoryIds: new Set(mappings.keys()),
    contactIds: [...mappings.values()].flatMap(({ contactId }) => contactId ?? []),
    change: (context) => ({ ...context, mappingByCategoryId: new Map([...context.mappingByCategoryId, ...mappings]) }),
  });
}

/** What other defaults would do to the pending expenses. */
export async function previewSyncDefaults(db: Database, scope: BusinessScope, defaults: SyncDefaults): Promise<MappingEffect> {
  const connection = await findCurrentConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  const preview = await compare(db, scope, {
    organisationId: connection.organisationId,
    where: "pending",
    fields: { account: false, tax: false, tracking: false, contact: true },
    categoryIds: new Set(),
    contactIds: defaults.defaultContactId ? [defaults.defaultContactId] : [],
    change: (context) => ({ ...context, policy: defaults }),
  });
  return preview.total;
}

type Comparison = {
  organisationId: string;
  where: BlockerSelection;
  fields: ChangedFields;
  categoryIds: ReadonlySet<string>;
  /** Contacts that the change brings in. */
  contactIds: string[];
  change: (context: LedgerContext) => LedgerContext;
};

async function compare(db: Database, scope: BusinessScope, wanted: Comparison): Promise<MappingPreview> {
  const { where, fields, categoryIds } = wanted;
  const locks = await readBlockerLocks(db, scope);
  // The merchant decides about the contact: where that may change, each merchant is looked at.
  const groups = await groupForBlockers(db, scope, where, { ...locks, isMerchantDecisive: fields.contact });
  const pending = groups.filter(({ pendingCount }) => pendingCount > 0);
  const contacts = await findLedgerContacts(db, wanted.organisationId, wanted.contactIds);
  let total = NO_EFFECT;
  const byCategory: Record<string, MappingEffect> = {};
  for (let start = 0; start < pending.length; start += FACTS_AT_ONCE) {
    const counts = new Map(pending.slice(start, start + FACTS_AT_ONCE).map((group) => [group.expenseId, group.pendingCount]));
    const facts = await loadExpenseFacts(db, scope, [...counts.keys()]);
    const loaded = await loadLedgerContext(db, scope, facts);
    const contactById = new Map([...loaded.contactById, ...contacts.map((contact) => [contact.contactId, contact] as const)]);
    const before = { ...loaded, contactById };
    const after = wanted.change(before);
    for (const expense of facts) {
      const effect = effectOn(expense, { before, after, fields, categoryIds });
      const times = counts.get(expense.expenseId) ?? 0;
      total = addEffect(total, effect, times);
      const own = new Set([expense.categoryId, ...expense.lines.map((line) => line.categoryId)]);
      for (const categoryId of own)
        if (categoryId && categoryIds.has(categoryId))
          byCategory[categoryId] = addEffect(byCategory[categoryId] ?? NO_EFFECT, effect, times);
    }
  }
  return { total, byCategory };
}
