import { resolveCoding, resolveContact, type Coding, type ContactChoice, type ContactPolicy, type Mapping } from "../coding";
import {
  nameKey,
  type LedgerAccount,
  type LedgerContact,
  type OrganisationFacts,
  type TaxRate,
  type TrackingCategory,
} from "../ledger-reference";
import type { EntrySnapshot } from "./entry-snapshot";
import type { ExpenseFacts, SplitLineFacts } from "./expense-facts";

/** What a business decided about its expenses in the ledger. */
export type SyncPolicy = {
  contactPolicy: ContactPolicy;
  defaultContactId: string | null;
  lineAmountTypes: "INCLUSIVE" | "EXCLUSIVE" | "NO_TAX";
  descriptionTemplate: string;
};

/** What is known locally of the connected organisation and of how the business uses it. */
export type LedgerContext = {
  isConnected: boolean;
  organisation: Pick<OrganisationFacts, "periodLockOn" | "yearEndLockOn">;
  policy: SyncPolicy;
  bankAccountByAccountId: ReadonlyMap<string, string>;
  mappingByCategoryId: ReadonlyMap<string, Mapping>;
  accountById: ReadonlyMap<string, LedgerAccount>;
  taxRateByType: ReadonlyMap<string, TaxRate>;
  trackingById: ReadonlyMap<string, TrackingCategory>;
  contactById: ReadonlyMap<string, LedgerContact>;
  /** Active contacts by `nameKey`. */
  contactByKey: ReadonlyMap<string, LedgerContact>;
};

export function codingOf(expense: ExpenseFacts, line: SplitLineFacts, context: LedgerContext): Coding {
  const categoryId = line.categoryId ?? expense.categoryId;
  return resolveCoding({
    line: line.coding,
    expense: expense.coding,
    mapping: (categoryId && context.mappingByCategoryId.get(categoryId)) || null,
    accountById: (id) => context.accountById.get(id),
  });
}

export function contactOf(expense: ExpenseFacts, context: LedgerContext): ContactChoice | null {
  const mapping = expense.categoryId ? context.mappingByCategoryId.get(expense.categoryId) : undefined;
  return resolveContact({
    contactId: expense.contactId,
    contactName: expense.contactName,
    mappedContactId: mapping?.contactId ?? null,
    merchant: expense.merchant,
    policy: context.policy.contactPolicy,
    defaultContactId: context.policy.defaultContactId,
    contactByKey: (key) => context.contactByKey.get(key),
  });
}

/**
 * The name of a contact that the ledger does not have yet and that an expense in it is to be given: one that a person named, or the merchant's
 * where its source says another one since. A contact that was given under that name stays: it may have been renamed or archived there.
 */
export function newContactOf(expense: ExpenseFacts, context: LedgerContext, { draft, merchant }: EntrySnapshot): string | null {
  const contact = contactOf(expense, context);
  if (!contact || !("newName" in contact)) return null;
  const differs = (given: string | null | undefined, now: string | null) => nameKey(given ?? "") !== nameKey(now ?? "");
  const isNew =
    contact.source === "expense"
      ? differs(draft.contactName, expense.contactName)
      : merchant !== undefined && differs(merchant, expense.merchant);
  return isNew ? contact.newName : null;
}
