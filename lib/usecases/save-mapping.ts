import { findCategoryMapping, writeCategoryMapping } from "@/lib/adapters/db/category-mappings";
import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import { findLedgerContacts, readLedgerLists } from "@/lib/adapters/db/ledger-lists";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Mapping } from "@/lib/core/coding";
import { changedMapping, refusedField, type MappingChange } from "@/lib/core/mapping-change";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

export type SavedMapping = { categoryId: string; before: Mapping; mapping: Mapping };

/**
 * Changes what categories are mapped to, all or none. It holds at once for every pending expense that says nothing else itself,
 * and clears what it cures. Refuses what the organisation does not offer, naming the field.
 */
export async function saveMapping(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  changes: readonly MappingChange[],
): Promise<SavedMapping[]> {
  const saved = await db.$transaction(async (tx) => {
    const connection = await findCurrentConnection(tx, scope);
    if (!connection) throw new AppError("notConnected");
    const { organisationId } = connection;
    const lists = await readLedgerLists(tx, organisationId);
    const results: SavedMapping[] = [];
    for (const change of changes) {
      const category = await findCategoryMapping(tx, scope, organisationId, change.categoryId);
      if (!category) throw new AppError("notFound");
      const mapping = changedMapping(category.mapping, change, lists);
      const refused = refusedField(change, mapping, lists);
      if (refused) throw new AppError("invalidInput", { field: refused });
      if (change.contactId && !(await isLiveContact(change.contactId))) throw new AppError("invalidInput", { field: "contactId" });
      await writeCategoryMapping(tx, scope, organisationId, change.categoryId, mapping);
      await recordAudit(tx, scope, actor, {
        action: "mapping.changed",
        subjectType: "category",
        subjectId: change.categoryId,
        detail: { category: category.name, before: category.mapping, after: mapping },
      });
      results.push({ categoryId: change.categoryId, before: category.mapping, mapping });
    }
    return results;

    async function isLiveContact(contactId: string): Promise<boolean> {
      return (await findLedgerContacts(tx, organisationId, [contactId])).some((contact) => contact.status === "ACTIVE");
    }
  });
  await refreshBlockers(db, scope, { categoryIds: saved.map(({ categoryId }) => categoryId) });
  return saved;
}
