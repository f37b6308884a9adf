import { describe, expect, it } from "vitest";
import type { LedgerAccount, TaxRate, TrackingCategory } from "@/lib/core/ledger-reference";
import { changedMapping, refusedField } from "@/lib/core/mapping-change";

function account(ledgerAccountId: string, over: Partial<LedgerAccount> = {}): LedgerAccount {
  return {
    ledgerAccountId,
    code: "400",
    name: ledgerAccountId,
    type: "EXPENSE",
    class: "EXPENSE",
    status: "ACTIVE",
    taxType: "INPUT",
    currency: null,
    bankAccountNumber: null,
    bankAccountType: null,
    isSystem: false,
    takesPayments: true,
    ...over,
  };
}
const accounts = [
  account("travel"),
  account("sales", { class: "REVENUE" }),
  account("old", { status: "ARCHIVED" }),
  account("closed", { takesPayments: false }),
];
const taxRates: TaxRate[] = [
  { taxType: "INPUT", name: "GST on expenses", percentage: "9", status: "ACTIVE", appliesTo: ["EXPENSE", "ASSET"] },
  { taxType: "GONE", name: "Old GST", percentage: "8", status: "ARCHIVED", appliesTo: ["EXPENSE"] },
];
const tracking: TrackingCategory[] = [
  {
    trackingCategoryId: "region",
    name: "Region",
    status: "ACTIVE",
    options: [
      { trackingOptionId: "sg", name: "SG", status: "ACTIVE" },
      { trackingOptionId: "hk", name: "HK", status: "ARCHIVED" },
    ],
  },
];
const lists = { accounts, taxRates, tracking };
const categoryId = "00000000-0000-4000-8000-000000000001";
const empty = { ledgerAccountId: null, taxType: null, tracking: null, contactId: null };
const mapped = { ...empty, ledgerAccountId: "travel", taxType: "INPUT" };

describe("a change of the mapping", () => {
  it("changes what it names and leaves the rest", () => {
    const change = { categoryId, contactId: "grab" };
    expect(changedMapping(mapped, change, lists)).toEqual({ ...mapped, contactId: "grab" });
  });

  it("keeps the tax rate with an account that takes it, and lets it go with one that does not", () => {
    expect(changedMapping(mapped, { categoryId, ledgerAccountId: "closed" }, lists).taxType).toBe("INPUT");
    expect(changedMapping(mapped, { categoryId, ledgerAccountId: "sales" }, lists).taxType).toBeNull();
    expect(changedMapping(mapped, { categoryId, ledgerAccountId: null }, lists).taxType).toBeNull();
  });

  it.each([
    ["an unknown account", { ledgerAccountId: "elsewhere" }, "ledgerAccountId"],
    ["an archived account", { ledgerAccountId: "old" }, "ledgerAccountId"],
    ["an account that takes no payments", { ledgerAccountId: "closed" }, "ledgerAccountId"],
    ["an archived tax rate", { taxType: "GONE" }, "taxType"],
    ["a tax rate of another class", { ledgerAccountId: "sales", taxType: "INPUT" }, "taxType"],
    ["an archived tracking option", { tracking: [{ trackingCategoryId: "region", trackingOptionId: "hk" }] }, "tracking"],
    [
      "two options of one tracking category",
      { tracking: [1, 2].map(() => ({ trackingCategoryId: "region", trackingOptionId: "sg" })) },
      "tracking",
    ],
  ])("refuses %s", (_what, part, field) => {
    const change = { categoryId, ...part };
    expect(refusedField(change, changedMapping(mapped, change, lists), lists)).toBe(field);
  });

  it("takes what the organisation offers", () => {
    const change = {
      categoryId,
      ledgerAccountId: "travel",
      taxType: "INPUT",
      tracking: [{ trackingCategoryId: "region", trackingOptionId: "sg" }],
    };
    expect(refusedField(change, changedMapping(empty, change, lists), lists)).toBeNull();
  });
});
