import { accountLabel, shownContact, taxLabel, trackingLabel } from "./expense-shown";
import { accountingDayOf, linesOf, type ExpenseFacts } from "./sync/expense-facts";
import { codingOf, type LedgerContext } from "./sync/ledger-context";
import { describeExpense } from "./sync/ledger-draft";

/** What a person can change on an expense, in the order of the panel. */
export const EDITABLE_FIELDS = [
  "contact",
  "categoryId",
  "ledgerAccountId",
  "taxType",
  "tracking",
  "accountingOn",
  "lineDescription",
  "notes",
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** The fields in words, as they stand with everything inherited; empty where nothing says. */
export type ShownFields = Record<EditableField, string>;

export function shownFields(expense: ExpenseFacts, context: LedgerContext): ShownFields {
  const [whole] = linesOf({ ...expense, lines: [] });
  if (!whole) throw new Error("An expense has at least one line");
  const { ledgerAccountId, taxType, tracking } = codingOf(expense, whole, context);
  const account = ledgerAccountId && context.accountById.get(ledgerAccountId.value);
  const rate = taxType && context.taxRateByType.get(taxType.value);
  return {
    contact: shownContact(expense, context)?.label ?? "",
    categoryId: expense.categoryName ?? "",
    ledgerAccountId: account ? accountLabel(account) : (ledgerAccountId?.value ?? ""),
    taxType: rate ? taxLabel(rate) : (taxType?.value ?? ""),
    tracking: trackingLabel(tracking?.value ?? [], context),
    accountingOn: accountingDayOf(expense),
    lineDescription: expense.lineDescription ?? describeExpense(context.policy.descriptionTemplate, expense),
    notes: expense.notes,
  };
}

export type FieldChange = { field: EditableField; from: string; to: string };

/** What differs between the two, field by field. */
export function changedFields(before: ShownFields, after: ShownFields): FieldChange[] {
  return EDITABLE_FIELDS.flatMap((field) => (before[field] === after[field] ? [] : [{ field, from: before[field], to: after[field] }]));
}
