import { describe, expect, it } from "vitest";
import { contactNameFor, resolveCoding, resolveContact, type Mapping } from "@/lib/core/coding";
import type { LedgerAccount, LedgerContact } from "@/lib/core/ledger-reference";

const nothing = { ledgerAccountId: null, taxType: null, tracking: null };

function account(ledgerAccountId: string, taxType: string | null): LedgerAccount {
  return {
    ledgerAccountId,
    taxType,
    code: "493",
    name: "Travel",
    type: "EXPENSE",
    class: "EXPENSE",
    status: "ACTIVE",
    currency: null,
    bankAccountNumber: null,
    bankAccountType: null,
    isSystem: false,
    takesPayments: true,
  };
}

const travel = account("travel", "INPUT");
const office = account("office", "NONE");
const accountById = (id: string) => [travel, office].find(({ ledgerAccountId }) => ledgerAccountId === id);
const mapping: Mapping = {
  ledgerAccountId: "travel",
  taxType: "ZERORATED",
  tracking: [{ trackingCategoryId: "region", trackingOptionId: "sg" }],
  contactId: null,
};

describe("where a value for the ledger comes from", () => {
  it("uses what was set on the expense before the mapping of its category", () => {
    const coding = resolveCoding({ line: null, expense: { ...nothing, ledgerAccountId: "office" }, mapping, accountById });
    expect(coding.ledgerAccountId).toEqual({ value: "office", source: "expense" });
  });

  it("takes the tax rate of the chosen account when the mapping's rate was meant for another account", () => {
    const coding = resolveCoding({ line: null, expense: { ...nothing, ledgerAccountId: "office" }, mapping, accountById });
    expect(coding.taxType).toEqual({ value: "NONE", source: "accountDefault" });
  });

  it("inherits everything from the mapping when nothing was set", () => {
    expect(resolveCoding({ line: null, expense: nothing, mapping, accountById })).toEqual({
      ledgerAccountId: { value: "travel", source: "mapping" },
      taxType: { value: "ZERORATED", source: "mapping" },
      tracking: { value: mapping.tracking, source: "mapping" },
    });
  });

  it("lets a split line differ from its expense", () => {
    const coding = resolveCoding({ line: { ...nothing, ledgerAccountId: "office", tracking: [] }, expense: nothing, mapping, accountById });
    expect(coding.ledgerAccountId?.source).toBe("line");
    expect(coding.tracking).toEqual({ value: [], source: "line" });
  });

  it("falls back to no account at all rather than to a default one", () => {
    expect(resolveCoding({ line: null, expense: nothing, mapping: null, accountById })).toEqual({
      ledgerAccountId: null,
      taxType: null,
      tracking: null,
    });
  });
});

describe("whom an expense was paid to", () => {
  const grab: LedgerContact = { contactId: "grab", name: "Grab", status: "ACTIVE" };
  const contactByKey = (key: string) => (key === "grab" ? grab : undefined);
  const base = {
    contactId: null,
    contactName: null,
    mappedContactId: null,
    merchant: " GRAB ",
    policy: "MATCH_OR_CREATE" as const,
    defaultContactId: null,
    contactByKey,
  };

  it("matches the merchant's name without regard to case and blanks", () => {
    expect(resolveContact(base)).toEqual({ contactId: "grab", source: "matchedByName" });
  });

  it("creates an unknown merchant under a name that the ledger takes", () => {
    expect(resolveContact({ ...base, merchant: "  <Kopi>  Kenangan " })).toEqual({ newName: "Kopi Kenangan", source: "createdOnSync" });
    expect(contactNameFor("a".repeat(300))).toHaveLength(255);
  });

  it("creates nobody where the business chose to match only", () => {
    expect(resolveContact({ ...base, merchant: "Nobody", policy: "MATCH_ONLY" })).toBeNull();
  });

  it("prefers the contact chosen for the expense, then the one of its category, then the business's default", () => {
    expect(resolveContact({ ...base, contactId: "mine", mappedContactId: "mapped" })).toEqual({ contactId: "mine", source: "expense" });
    expect(resolveContact({ ...base, mappedContactId: "mapped" })).toEqual({ contactId: "mapped", source: "mapping" });
    expect(resolveContact({ ...base, policy: "DEFAULT_CONTACT", defaultContactId: "cards" })).toEqual({
      contactId: "cards",
      source: "defaultContact",
    });
  });
});
