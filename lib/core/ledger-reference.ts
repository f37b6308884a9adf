/** What is known of the organisation on the other side: the read-only lists that coding and pre-flight decide with. */

export type LedgerAccount = {
  ledgerAccountId: string;
  code: string | null;
  name: string;
  type: string;
  class: string;
  status: string;
  taxType: string | null;
  currency: string | null;
  bankAccountNumber: string | null;
  bankAccountType: string | null;
  isSystem: boolean;
  takesPayments: boolean;
};

/** `percentage` is a decimal string, such as "9" or "8.5"; `appliesTo` holds account classes. */
export type TaxRate = { taxType: string; name: string; percentage: string; status: string; appliesTo: string[] };

export type TrackingOption = { trackingOptionId: string; name: string; status: string };
export type TrackingCategory = { trackingCategoryId: string; name: string; status: string; options: TrackingOption[] };

export type LedgerContact = { contactId: string; name: string; status: string };

/** `periodLockOn` and `yearEndLockOn`: dates on or before them are closed. */
export type OrganisationFacts = {
  name: string;
  shortCode: string | null;
  baseCurrency: string;
  countryCode: string;
  timeZone: string | null;
  periodLockOn: string | null;
  yearEndLockOn: string | null;
};

/** A ledger's ids are GUIDs, which mean the same in capitals. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** How merchants and contacts are compared: case and blanks are ignored. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Deleted or voided: it is kept there, and counts for nothing. */
export function isGone({ status }: { status: string }): boolean {
  return status === "DELETED" || status === "VOIDED";
}
