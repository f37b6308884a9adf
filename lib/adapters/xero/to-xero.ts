import { createHash } from "node:crypto";
import type { EncodedBody, LedgerLine, LedgerTransactionDraft, LedgerTransactionUpdate } from "@/lib/core/accounting-provider";
import { toDecimalString, type MinorUnits } from "@/lib/core/money";
import { toXeroLineAmountTypes } from "./line-amount-types";

/**
 * Bodies as they go over the wire, in Xero's own words. TaxAmount, SubTotal, Total and CurrencyCode are never among them: Xero calculates the
 * first three and refuses others, and the bank account's currency rules.
 */
export function encoded(value: object): EncodedBody {
  const body = JSON.stringify(value);
  return { body, hash: createHash("sha256").update(body).digest("hex") };
}

/** The nearest double of a decimal with so few figures prints as that decimal again, so no cent is lost on the way into JSON. */
export function toXeroAmount(amountMinor: MinorUnits, currency: string): number {
  return Number(toDecimalString(amountMinor, currency));
}

function toXeroLine(line: LedgerLine, currency: string): object {
  return {
    ...(line.lineId ? { LineItemID: line.lineId } : {}),
    Description: line.description,
    Quantity: 1,
    UnitAmount: toXeroAmount(line.amountMinor, currency),
    // Whether the id alone is taken is not documented; the code is.
    ...(line.accountCode ? { AccountCode: line.accountCode } : { AccountID: line.ledgerAccountId }),
    TaxType: line.taxType,
    ...(line.tracking.length > 0 || line.lineId
      ? {
          Tracking: line.tracking.map(({ trackingCategoryId, trackingOptionId }) => ({
            TrackingCategoryID: trackingCategoryId,
            TrackingOptionID: trackingOptionId,
          })),
        }
      : {}),
  };
}

export function encodeTransactions(drafts: LedgerTransactionDraft[]): EncodedBody {
  return encoded({
    BankTransactions: drafts.map((draft) => ({
      Type: draft.direction === "spend" ? "SPEND" : "RECEIVE",
      Contact: { ContactID: draft.contactId }, // nothing else: every other field would change the contact
      BankAccount: { AccountID: draft.bankAccountId },
      Date: draft.postedOn,
      Reference: draft.reference,
      ...(draft.url ? { Url: draft.url } : {}),
      LineAmountTypes: toXeroLineAmountTypes(draft.lineAmountTypes),
      LineItems: draft.lines.map((line) => toXeroLine(line, draft.currency)),
    })),
  });
}

export function encodeUpdates(updates: LedgerTransactionUpdate[]): EncodedBody {
  return encoded({
    BankTransactions: updates.map((update) => ({
      BankTransactionID: update.ledgerTransactionId,
      Type: update.direction === "spend" ? "SPEND" : "RECEIVE",
      BankAccount: { AccountID: update.bankAccountId },
      Reference: update.reference,
      ...(update.contactId ? { Contact: { ContactID: update.contactId } } : {}),
      ...(update.postedOn ? { Date: update.postedOn } : {}),
      ...(update.lineAmountTypes ? { LineAmountTypes: toXeroLineAmountTypes(update.lineAmountTypes) } : {}),
      ...(update.lines ? { LineItems: update.lines.map((line) => toXeroLine(line, update.currency)) } : {}),
    })),
  });
}

export function encodeRemoval(ledgerTransactionId: string): EncodedBody {
  return encoded({ BankTransactions: [{ BankTransactionID: ledgerTransactionId, Status: "DELETED" }] });
}

export function encodeContacts(names: string[]): EncodedBody {
  return encoded({ Contacts: names.map((name) => ({ Name: name })) });
}

export function encodeBankAccount(account: { name: string; code: string; accountNumber: string; currency: string }): EncodedBody {
  return encoded({
    Code: account.code,
    Name: account.name,
    Type: "BANK",
    BankAccountNumber: account.accountNumber,
    CurrencyCode: account.currency,
  });
}

/** Xero rounds unit amounts to two places unless it is told otherwise; currencies with three need it. */
export function unitPlaces(body: string): 4 | undefined {
  return /"UnitAmount":-?\d+\.\d{3}/.test(body) ? 4 : undefined;
}
