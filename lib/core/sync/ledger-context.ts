import { resolveCoding, resolveContact, type Coding, type ContactChoice, type ContactPolicy, type Mapping } from "../coding";
import type { LedgerAccount, LedgerContact, OrganisationFacts, TaxRate, TrackingCategory } from "../ledger-reference";
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

/** The name that a person gave the expense's contact, where the ledger has none of that name yet. */
export function newContactOf(expense: ExpenseFacts, context: LedgerContext): string | null {
  const contact = contactOf(expense, context);
  return contact && "newName" in contact && contact.source === "expense" ? contact.newName : null;
}
