import { describe, expect, it } from "vitest";
import { fromXeroDay } from "@/lib/adapters/xero/from-xero-day";
import { readAccounts, readContacts, readOrganisations, readTaxRates, readTracking } from "@/lib/adapters/xero/from-xero-reference";
import {
  readAttachments,
  readRefusedTransactions,
  readSavedTransactions,
  readTransactionList,
} from "@/lib/adapters/xero/from-xero-transactions";
import { pageOf, readPages } from "@/lib/adapters/xero/read-pages";

const ID = "7b1f4c9e-0000-4000-8000-000000000001";
const saved = {
  BankTransactionID: ID,
  Reference: "EX-1",
  Type: "SPEND",
  Status: "AUTHORISED",
  Date: "/Date(1793664000000+0000)/",
  Total: 10.1,
  CurrencyCode: "SGD",
  StatusAttributeString: "OK",
};

describe("what Xero answers about transactions", () => {
  it("is one answer per element: saved, saved with a warning, or refused with its words", () => {
    const answers = readSavedTransactions({
      BankTransactions: [
        saved,
        { ...saved, Reference: "EX-2", StatusAttributeString: "WARNING", Warnings: [{ Message: "Watch out" }] },
        { ...saved, Reference: "EX-3", StatusAttributeString: "ERROR", ValidationErrors: [{ Message: "No" }, { Description: "Never" }] },
      ],
    });
    expect(answers?.value).toMatchObject([
      { outcome: "saved", value: { ledgerTransactionId: ID, reference: "EX-1", totalMinor: 1010, postedOn: "2026-11-03" }, warnings: [] },
      { outcome: "saved", warnings: ["Watch out"] },
      { outcome: "refused", key: "EX-3", messages: ["No", "Never"] },
    ]);
  });

  it("does not take an id for a success, nor a zero id for a transaction, nor believe one that says both", () => {
    const zero = { ...saved, BankTransactionID: "00000000-0000-0000-0000-000000000000" };
    const but = { ...saved, ValidationErrors: [{ Message: "No" }] };
    expect(readSavedTransactions({ BankTransactions: [{ ...but, StatusAttributeString: undefined }] })?.value).toMatchObject([
      { outcome: "refused" },
    ]);
    expect(readSavedTransactions({ BankTransactions: [but] })).toBeNull();
    expect(readSavedTransactions({ BankTransactions: [{ ...but, StatusAttributeString: "Warning" }] })?.value).toMatchObject([
      { outcome: "saved", warnings: ["No"] },
    ]);
    expect(readSavedTransactions({ BankTransactions: [zero] })).toBeNull();
  });

  it("still knows that a transaction was saved when its date cannot be read", () => {
    expect(readSavedTransactions({ BankTransactions: [{ ...saved, Date: "/Date(soon)/" }] })?.value).toMatchObject([
      { outcome: "saved", value: { postedOn: null } },
    ]);
  });

  it("is unclear where the list is missing or empty", () => {
    expect(readSavedTransactions({ Status: "OK" })).toBeNull();
    expect(readSavedTransactions({ BankTransactions: [] })).toBeNull();
  });

  it("tells of a refused request only what was refused: of the others it says nothing", () => {
    const elements = {
      Elements: [
        { Reference: "EX-1", ValidationErrors: [{ Message: "No" }] },
        { Reference: "EX-2", BankTransactionID: ID },
      ],
    };
    expect(readRefusedTransactions(elements)?.value).toEqual([{ outcome: "refused", key: "EX-1", messages: ["No"] }]);
  });

  it("is no whole list when one element cannot be read", () => {
    expect(readTransactionList({ BankTransactions: [saved, "half"] })).toBeNull();
    expect(readTransactionList({ BankTransactions: [] })).toEqual({ value: [] });
  });

  it("is an empty list where the answer is well and leaves the list out, and no list where it says nothing of itself", () => {
    expect(readTransactionList({ Status: "OK" })).toEqual({ value: [] });
    expect(readContacts({ Status: "OK" })).toEqual({ value: [] });
    expect(readTransactionList({})).toBeNull();
    expect(readAttachments({ Attachments: [{ FileName: "EX-1-1.pdf" }] })?.value).toEqual([{ attachmentId: null, fileName: "EX-1-1.pdf" }]);
    expect(readAttachments({ Attachments: [{ AttachmentID: ID }] })?.value).toEqual([{ attachmentId: ID, fileName: "" }]);
  });

  it("has its amounts as numbers or as text", () => {
    const asText = { ...saved, Total: "10.1000", LineItems: [{ LineItemID: "l1", LineAmount: "10.10" }] };
    expect(readTransactionList({ BankTransactions: [asText] })?.value).toMatchObject([
      { totalMinor: 1010, lines: [{ amountMinor: 1010 }] },
    ]);
  });

  it("has a last page where the ledger says so, else where a page is empty: how long one is, is the ledger's choice", () => {
    const full = Array.from({ length: 100 }, () => 1);
    expect(pageOf({ pagination: { page: 1, pageCount: 2 } }, 1, { value: [1] })?.value.isLast).toBe(false);
    expect(pageOf({ pagination: { page: 2, pageCount: 2 } }, 2, { value: full })?.value.isLast).toBe(true);
    expect(pageOf({ pagination: { page: "2", pageCount: "2" } }, 2, { value: full })?.value.isLast).toBe(true);
    expect(pageOf({}, 1, { value: full })?.value.isLast).toBe(false);
    expect(pageOf({}, 1, { value: [1] })?.value.isLast).toBe(false);
    expect(pageOf({}, 2, { value: [] })?.value.isLast).toBe(true);
  });

  it.each([
    ["pages of two", (page: number) => [[1, 2], [3, 4], [5]][page - 1] ?? []],
    ["no pages at all", () => [1, 2, 3, 4, 5]],
  ])("is read to its end, each element once, from a ledger with %s that does not say how many there are", async (_, at) => {
    const read = await readPages((page) =>
      Promise.resolve({ kind: "answered" as const, value: { elements: at(page), isLast: at(page).length === 0 } }),
    );
    expect(read).toEqual({ kind: "answered", value: [1, 2, 3, 4, 5] });
  });

  it("names days in Xero's two ways of writing them", () => {
    expect(fromXeroDay("/Date(1793664000000+0000)/")).toBe("2026-11-03");
    expect(fromXeroDay("2026-11-03T00:00:00")).toBe("2026-11-03");
    expect(fromXeroDay("someday")).toBeNull();
  });
});

describe("what Xero answers about its chart", () => {
  it("names an account's class by its type where it leaves the class out", () => {
    const account = { AccountID: ID, Name: "Travel", Type: "OVERHEADS", Status: "ACTIVE" };
    const classes = readAccounts({ Accounts: [account, { ...account, Class: "NEW" }, { ...account, Type: "NEW" }] });
    expect(classes?.value.map((each) => each.class)).toEqual(["EXPENSE", "NEW", ""]);
  });

  it("believes it where it says of an account whether payments are enabled, and leaves the choice to the user where it says so of none", () => {
    const account = { AccountID: ID, Name: "Travel", Type: "EXPENSE", Status: "ACTIVE" };
    const takesPayments = (...said: object[]) =>
      readAccounts({ Accounts: said.map((each) => ({ ...account, ...each })) })?.value.map((each) => each.takesPayments);
    expect(takesPayments({ EnablePaymentsToAccount: true }, { EnablePaymentsToAccount: false }, {})).toEqual([true, false, false]);
    expect(takesPayments({}, { EnablePaymentsToAccount: null })).toEqual([true, true]);
  });

  it("can be read where it says only what nothing goes without", () => {
    const organisation = { Name: "Kopi", BaseCurrency: "SGD" };
    expect(readOrganisations({ Organisations: [organisation] })?.value).toMatchObject({ name: "Kopi", baseCurrency: "SGD" });
    expect(readAccounts({ Accounts: [{ AccountID: ID, Name: "Travel", Type: "EXPENSE" }] })?.value).toMatchObject([{ status: "ACTIVE" }]);
    const option = { TrackingOptionID: ID, Name: "North" };
    const region = { TrackingCategoryID: ID, Name: "Region", Options: [option] };
    expect(readTracking({ TrackingCategories: [region] })?.value).toMatchObject([{ status: "ACTIVE", options: [{ status: "ACTIVE" }] }]);
  });

  it("restricts a tax rate to the classes it says, and to none where it says nothing of classes", () => {
    const rate = { TaxType: "INPUT", Name: "Purchases", EffectiveRate: "9.00" };
    const rates = readTaxRates({ TaxRates: [rate, { ...rate, CanApplyToExpenses: true }, { ...rate, CanApplyToExpenses: false }] });
    expect(rates?.value.map(({ appliesTo }) => appliesTo.length)).toEqual([5, 1, 0]);
    expect(rates?.value[0]).toMatchObject({ percentage: "9.00", status: "ACTIVE" });
  });
});
