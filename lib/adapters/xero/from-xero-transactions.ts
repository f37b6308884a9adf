import { z } from "zod";
import type { AttachmentAnswer, ElementAnswer, LedgerTransaction } from "@/lib/core/accounting-provider";
import type { LedgerContact } from "@/lib/core/ledger-reference";
import { fromDecimalString } from "@/lib/core/money";
import { fromXeroDay } from "./from-xero-day";
import { fromXeroLineAmountTypes } from "./line-amount-types";
import { listIn } from "./list-in";
import type { Trusted } from "./xero-caller";

/** Only the fields we need, each tolerant: an odd field must not hide that a transaction was saved. */
const text = z.string().nullish().catch(null);
const amount = z.union([z.number(), z.string()]).nullish().catch(null);
const words = z
  .array(z.object({ Message: text, Description: text }).transform(({ Message, Description }) => Message ?? Description ?? ""))
  .nullish()
  .catch(null);

/** A saved element carries a real id; what was not saved echoes the zero one, or an example's. */
const NO_ID = "00000000-0000-0000-0000-000000000000";
const elementStatus = { StatusAttributeString: text, ValidationErrors: words, Warnings: words };

const line = z.object({
  LineItemID: text,
  Description: text,
  LineAmount: amount,
  UnitAmount: amount,
  AccountID: text,
  AccountCode: text,
  TaxType: text,
  Tracking: z
    .array(z.object({ TrackingOptionID: z.string() }))
    .nullish()
    .catch(null),
});
const bankTransaction = z.object({
  ...elementStatus,
  BankTransactionID: text,
  Reference: text,
  Type: text,
  Status: text,
  IsReconciled: z.boolean().nullish().catch(null),
  BankAccount: z.object({ AccountID: text }).nullish().catch(null),
  Contact: z.object({ ContactID: text }).nullish().catch(null),
  Date: text,
  Total: amount,
  LineAmountTypes: text,
  CurrencyCode: text,
  LineItems: z.array(line).nullish().catch(null),
});
const contact = z.object({ ...elementStatus, ContactID: text, Name: text, ContactStatus: text });

function minorOf(value: number | string | null | undefined, currency: string | null | undefined): number | null {
  return value === null || value === undefined || !currency ? null : fromDecimalString(String(value), currency);
}

function toTransaction(element: z.output<typeof bankTransaction>, id: string): LedgerTransaction {
  const currency = element.CurrencyCode;
  return {
    ledgerTransactionId: id,
    reference: element.Reference ?? null,
    direction: element.Type === "SPEND" ? "spend" : element.Type === "RECEIVE" ? "receive" : "other",
    status: element.Status ?? "",
    isReconciled: element.IsReconciled ?? false,
    bankAccountId: element.BankAccount?.AccountID ?? "",
    contactId: element.Contact?.ContactID ?? null,
    postedOn: fromXeroDay(element.Date),
    totalMinor: minorOf(element.Total, currency),
    lineAmountTypes: fromXeroLineAmountTypes(element.LineAmountTypes),
    lines: (element.LineItems ?? []).map((item) => ({
      lineId: item.LineItemID ?? null,
      description: item.Description ?? null,
      amountMinor: minorOf(item.LineAmount ?? item.UnitAmount, currency),
      ledgerAccountId: item.AccountID ?? null,
      accountCode: item.AccountCode ?? null,
      taxType: item.TaxType ?? null,
      tracking: item.Tracking?.map((choice) => choice.TrackingOptionID) ?? null,
    })),
  };
}

type ElementParts = {
  StatusAttributeString?: string | null | undefined;
  ValidationErrors?: string[] | null | undefined;
  Warnings?: string[] | null | undefined;
};

/**
 * The status string decides, where there is one: WARNING means saved, whatever else is said. Null for an element that says neither that it was
 * saved nor why not, or both: the caller takes what is missing as unclear.
 */
function toElementAnswer<T>(
  element: ElementParts,
  id: string | null | undefined,
  key: string | null,
  value: (id: string) => T,
): ElementAnswer<T> | null {
  const errors = element.ValidationErrors ?? [];
  const status = element.StatusAttributeString?.toUpperCase();
  if (status === "ERROR" || (!status && errors.length > 0)) return { outcome: "refused", key, messages: errors };
  if (!id || id === NO_ID || (status === "OK" && errors.length > 0)) return null;
  return { outcome: "saved", value: value(id), warnings: [...(element.Warnings ?? []), ...errors] };
}

function answersIn<T>(list: unknown[] | null, read: (element: unknown) => ElementAnswer<T> | null): Trusted<ElementAnswer<T>[]> {
  const answers = list?.map(read).filter((answer) => answer !== null) ?? [];
  return answers.length > 0 ? { value: answers } : null;
}

function readSavedTransaction(raw: unknown): ElementAnswer<LedgerTransaction> | null {
  const { success, data } = bankTransaction.safeParse(raw);
  return success ? toElementAnswer(data, data.BankTransactionID, data.Reference ?? null, (id) => toTransaction(data, id)) : null;
}

function readSavedContact(raw: unknown): ElementAnswer<LedgerContact> | null {
  const { success, data } = contact.safeParse(raw);
  return success
    ? toElementAnswer(data, data.ContactID, data.Name ?? null, (id) => ({
        contactId: id,
        name: data.Name ?? "",
        status: data.ContactStatus ?? "ACTIVE",
      }))
    : null;
}

export const readSavedTransactions = (data: unknown) => answersIn(listIn(data, "BankTransactions"), readSavedTransaction);
export const readSavedContacts = (data: unknown) => answersIn(listIn(data, "Contacts"), readSavedContact);

/** Of a refused request only the errors are certain; whether its other elements were stored is not said. */
export const readRefusedTransactions = (data: unknown) => refusedOnly(answersIn(listIn(data, "Elements"), readSavedTransaction));
export const readRefusedContacts = (data: unknown) => refusedOnly(answersIn(listIn(data, "Elements"), readSavedContact));

function refusedOnly<T>(answers: Trusted<ElementAnswer<T>[]>): Trusted<ElementAnswer<T>[]> {
  const refused = answers?.value.filter(({ outcome }) => outcome === "refused") ?? [];
  return refused.length > 0 ? { value: refused } : null;
}

/** All or nothing: a list with one unreadable element is not the whole list. */
export function readTransactionList(data: unknown): Trusted<LedgerTransaction[]> {
  const list = listIn(data, "BankTransactions")?.map((raw) => {
    const { success, data: element } = bankTransaction.safeParse(raw);
    return success && element.BankTransactionID ? toTransaction(element, element.BankTransactionID) : null;
  });
  return list && list.every((element) => element !== null) ? { value: list } : null;
}

/** One without a name is told by its id, and is none of ours by name. */
const attachment = z.object({ AttachmentID: text, FileName: text }).refine((said) => said.AttachmentID ?? said.FileName);

export function readAttachments(data: unknown): Trusted<AttachmentAnswer[]> {
  const { success, data: list } = z.array(attachment).safeParse(listIn(data, "Attachments"));
  return success
    ? {
        value: list.map(({ AttachmentID, FileName }) => ({ attachmentId: AttachmentID ?? null, fileName: FileName ?? "" })),
      }
    : null;
}
