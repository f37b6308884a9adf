import type { ExpenseChanges } from "./expense-changes";
import { changedFields, EDITABLE_FIELDS, shownFields, type EditableField } from "./shown-fields";
import type { ExpenseFacts } from "./sync/expense-facts";
import type { LedgerContext } from "./sync/ledger-context";
import { blocks, checkExpense } from "./sync/preflight";
import type { SyncState } from "./sync-state";

/** What one edit of many expenses would do, before it is done. */
export type EditPreview = {
  count: number;
  /** Those on which something that is shown changes. */
  changed: number;
  /** From what to what, the commonest first; what follows from a change (another category's account) stands there too. */
  fields: { field: EditableField; moves: { from: string; to: string; count: number }[] }[];
  becomeReady: number;
  becomeIncomplete: number;
  /** Pending ones that stay incomplete. */
  stayIncomplete: number;
  /** Those in the ledger, which then carry Updated. */
  inLedger: number;
};

/** The expense as it would be after the change. A field left out stays; null goes back to the inherited value. */
export function withChanges(expense: ExpenseFacts, changes: ExpenseChanges, categoryName: string | null): ExpenseFacts {
  const { contact, tracking, ledgerAccountId, taxType, categoryId, accountingOn, lineDescription, notes } = changes;
  return {
    ...expense,
    ...(categoryId === undefined ? {} : { categoryId, categoryName: categoryId === null ? null : categoryName }),
    ...(contact === undefined
      ? {}
      : {
          contactId: contact && "contactId" in contact ? contact.contactId : null,
          contactName: contact && "contactName" in contact ? contact.contactName : null,
        }),
    ...(accountingOn === undefined ? {} : { accountingOn }),
    ...(lineDescription === undefined ? {} : { lineDescription }),
    ...(notes === undefined ? {} : { notes }),
    coding: {
      ledgerAccountId: ledgerAccountId === undefined ? expense.coding.ledgerAccountId : ledgerAccountId,
      taxType: taxType === undefined ? expense.coding.taxType : taxType,
      tracking: tracking === undefined ? expense.coding.tracking : tracking,
    },
  };
}

export function previewEdit(
  pairs: readonly { before: ExpenseFacts; after: ExpenseFacts; syncState: SyncState }[],
  context: LedgerContext,
): EditPreview {
  const moves = new Map<EditableField, Map<string, { from: string; to: string; count: number }>>();
  const preview = { count: pairs.length, changed: 0, becomeReady: 0, becomeIncomplete: 0, stayIncomplete: 0, inLedger: 0 };
  for (const { before, after, syncState } of pairs) {
    const changes = changedFields(shownFields(before, context), shownFields(after, context));
    if (changes.length > 0) preview.changed += 1;
    if (changes.length > 0 && syncState === "SYNCED") preview.inLedger += 1;
    for (const { field, from, to } of changes) {
      const known = moves.get(field) ?? new Map<string, { from: string; to: string; count: number }>();
      const key = JSON.stringify([from, to]);
      known.set(key, { from, to, count: (known.get(key)?.count ?? 0) + 1 });
      moves.set(field, known);
    }
    if (syncState !== "PENDING") continue;
    const [was, is] = [before, after].map((expense) => !checkExpense(expense, context).some(blocks));
    if (!was && is) preview.becomeReady += 1;
    if (was && !is) preview.becomeIncomplete += 1;
    if (!was && !is) preview.stayIncomplete += 1;
  }
  const fields = EDITABLE_FIELDS.flatMap((field) => {
    const found = [...(moves.get(field)?.values() ?? [])].sort((one, other) => other.count - one.count);
    return found.length > 0 ? [{ field, moves: found }] : [];
  });
  return { ...preview, fields };
}
