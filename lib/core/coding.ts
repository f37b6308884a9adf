import { nameKey, type LedgerAccount, type LedgerContact } from "./ledger-reference";

/** Where a value that Xero will be given comes from. */
export type ValueSource = "expense" | "line" | "mapping" | "accountDefault" | "matchedByName" | "createdOnSync" | "defaultContact";

export type Sourced<T> = { value: T; source: ValueSource };

export type TrackingChoice = { trackingCategoryId: string; trackingOptionId: string };

/** What somebody set by hand; null inherits. */
export type CodingOverride = { ledgerAccountId: string | null; taxType: string | null; tracking: TrackingChoice[] | null };

export type Mapping = CodingOverride & { contactId: string | null };

/** Account, tax rate and tracking of one line, each with where it comes from; null where nothing says. */
export type Coding = {
  ledgerAccountId: Sourced<string> | null;
  taxType: Sourced<string> | null;
  tracking: Sourced<TrackingChoice[]> | null;
};

function first<T>(...candidates: (Sourced<T> | null)[]): Sourced<T> | null {
  return candidates.find((candidate) => candidate !== null) ?? null;
}

function from<T>(value: T | null | undefined, source: ValueSource): Sourced<T> | null {
  return value === null || value === undefined ? null : { value, source };
}

/**
 * Field by field the first that is set: the split line, the expense, the category's mapping, the default of the chosen account (tax only).
 * `accountById` answers for any account of the organisation, archived ones included.
 */
export function resolveCoding(input: {
  line: CodingOverride | null;
  expense: CodingOverride;
  mapping: Mapping | null;
  accountById: (ledgerAccountId: string) => LedgerAccount | undefined;
}): Coding {
  const { line, expense, mapping } = input;
  const ledgerAccountId = first(
    from(line?.ledgerAccountId, "line"),
    from(expense.ledgerAccountId, "expense"),
    from(mapping?.ledgerAccountId, "mapping"),
  );
  const account = ledgerAccountId ? input.accountById(ledgerAccountId.value) : undefined;
  // A mapping's tax rate was chosen for the mapping's account: with another account it says nothing.
  const mappedTax = ledgerAccountId && ledgerAccountId.value === mapping?.ledgerAccountId ? mapping.taxType : null;
  return {
    ledgerAccountId,
    taxType: first(
      from(line?.taxType, "line"),
      from(expense.taxType, "expense"),
      from(mappedTax, "mapping"),
      from(account?.taxType, "accountDefault"),
    ),
    tracking: first(from(line?.tracking, "line"), from(expense.tracking, "expense"), from(mapping?.tracking, "mapping")),
  };
}

export type ContactPolicy = "MATCH_OR_CREATE" | "MATCH_ONLY" | "DEFAULT_CONTACT";

/** The contact an expense goes to: an existing one, or a name to be created when it is sent. */
export type ContactChoice = { contactId: string; source: ValueSource } | { newName: string; source: "createdOnSync" | "expense" };

/** `contactByKey` finds an active contact by `nameKey`. Null when the policy finds none. */
export function resolveContact(input: {
  contactId: string | null;
  contactName: string | null;
  mappedContactId: string | null;
  merchant: string;
  policy: ContactPolicy;
  defaultContactId: string | null;
  contactByKey: (key: string) => LedgerContact | undefined;
}): ContactChoice | null {
  if (input.contactId) return { contactId: input.contactId, source: "expense" };
  if (input.contactName) {
    const known = input.contactByKey(nameKey(input.contactName));
    return known ? { contactId: known.contactId, source: "expense" } : { newName: input.contactName, source: "expense" };
  }
  if (input.mappedContactId) return { contactId: input.mappedContactId, source: "mapping" };
  if (input.policy === "DEFAULT_CONTACT")
    return input.defaultContactId ? { contactId: input.defaultContactId, source: "defaultContact" } : null;
  const match = input.contactByKey(nameKey(input.merchant));
  if (match) return { contactId: match.contactId, source: "matchedByName" };
  return input.policy === "MATCH_OR_CREATE" ? { newName: contactNameFor(input.merchant), source: "createdOnSync" } : null;
}

/** A merchant's name in a form a ledger takes: no angle brackets, single blanks, at most 255 characters. */
export function contactNameFor(merchant: string): string {
  return merchant.replace(/[<>]/g, "").trim().replace(/\s+/g, " ").slice(0, 255).trim();
}
