import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeContacts, encodeTransactions, encodeUpdates, toXeroAmount, unitPlaces } from "@/lib/adapters/xero/to-xero";
import type { LedgerTransactionDraft } from "@/lib/core/accounting-provider";
import { fromDecimalString, toDecimalString } from "@/lib/core/money";

const draft: LedgerTransactionDraft = {
  reference: "EX-7K2M-9QTR",
  direction: "spend",
  bankAccountId: "bank-1",
  contactId: "contact-1",
  postedOn: "2026-11-03",
  currency: "SGD",
  lineAmountTypes: "INCLUSIVE",
  url: "https://books.example/e/1",
  lines: [
    {
      description: "Taxi",
      amountMinor: 1010,
      ledgerAccountId: "account-1",
      accountCode: "493",
      taxType: "INPUT",
      tracking: [{ trackingCategoryId: "c", trackingOptionId: "o" }],
    },
    { description: "Tip", amountMinor: 1, ledgerAccountId: "account-2", accountCode: null, taxType: "NONE", tracking: [] },
  ],
};

type Sent = { BankTransactions: { Type: string; LineItems: { UnitAmount: number; LineItemID?: string }[] }[] };
const sent = (body: string) => (JSON.parse(body) as Sent).BankTransactions[0];

describe("what Xero is given", () => {
  it("holds every field of the expense, and none that Xero calculates or that would change the contact", () => {
    expect(JSON.parse(encodeTransactions([draft]).body)).toEqual({
      BankTransactions: [
        {
          Type: "SPEND",
          Contact: { ContactID: "contact-1" },
          BankAccount: { AccountID: "bank-1" },
          Date: "2026-11-03",
          Reference: "EX-7K2M-9QTR",
          Url: "https://books.example/e/1",
          LineAmountTypes: "Inclusive",
          LineItems: [
            {
              Description: "Taxi",
              Quantity: 1,
              UnitAmount: 10.1,
              AccountCode: "493",
              TaxType: "INPUT",
              Tracking: [{ TrackingCategoryID: "c", TrackingOptionID: "o" }],
            },
            { Description: "Tip", Quantity: 1, UnitAmount: 0.01, AccountID: "account-2", TaxType: "NONE" },
          ],
        },
      ],
    });
  });

  it("is a Receive Money with positive amounts for a refund", () => {
    const refund = sent(encodeTransactions([{ ...draft, direction: "receive" }]).body);
    expect(refund?.Type).toBe("RECEIVE");
    expect(refund?.LineItems[0]?.UnitAmount).toBeGreaterThan(0);
  });

  it("carries each amount to the last minor unit, whatever the currency", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), fc.constantFrom("SGD", "JPY", "KWD"), (amountMinor, currency) => {
        const written = JSON.stringify({ UnitAmount: toXeroAmount(amountMinor, currency) });
        const figures = /:(.*)}/.exec(written)?.[1] ?? "";
        expect(fromDecimalString(figures, currency)).toBe(amountMinor === 0 ? 0 : amountMinor);
        expect(Number(figures)).toBe(Number(toDecimalString(amountMinor, currency)));
      }),
    );
  });

  it("asks for four places only where two would round", () => {
    expect(unitPlaces(encodeTransactions([draft]).body)).toBeUndefined();
    const dinars = { ...draft, currency: "KWD", lines: draft.lines.map((line) => ({ ...line, amountMinor: 1234 })) };
    expect(unitPlaces(encodeTransactions([dinars]).body)).toBe(4);
  });

  it("names in an update only what changed, and keeps lines alive by their ids", () => {
    const key = { ledgerTransactionId: "t-1", reference: "EX-1", bankAccountId: "bank-1", direction: "spend" as const, currency: "SGD" };
    const header = sent(encodeUpdates([{ ...key, postedOn: "2026-11-04" }]).body);
    expect(header).toEqual({
      BankTransactionID: "t-1",
      Type: "SPEND",
      BankAccount: { AccountID: "bank-1" },
      Reference: "EX-1",
      Date: "2026-11-04",
    });
    const lines = [{ ...draft.lines[0]!, lineId: "line-1" }];
    expect(sent(encodeUpdates([{ ...key, lines }]).body)?.LineItems[0]?.LineItemID).toBe("line-1");
  });

  it("gives the same content the same hash, and other content another", () => {
    expect(encodeContacts(["Grab"])).toEqual(encodeContacts(["Grab"]));
    expect(encodeContacts(["Grab"]).hash).not.toBe(encodeContacts(["Gojek"]).hash);
  });
});
