import { notFound, type Answer } from "../http/answer";
import { header, type Call } from "../http/call";
import type { BankTransaction, Organisation } from "../state/world";
import { envelope } from "./envelope";
import { dayMs, modifiedSince } from "./msdate";
import { pageOf } from "./paging";
import { shownTransaction } from "./shown-transaction";
import { ordering, whereTest, type Fields } from "./where";

const FIELDS: Fields<BankTransaction> = {
  BankTransactionID: (each) => each.transactionId,
  Type: (each) => each.type,
  Status: (each) => each.status,
  Date: (each) => dayMs(each.postedOn),
  Reference: (each) => each.reference,
  "Contact.ContactID": (each) => each.contactId,
  "BankAccount.AccountID": (each) => each.bankAccountId,
  IsReconciled: (each) => each.isReconciled,
  Total: (each) => each.total,
  Url: (each) => each.url,
  UpdatedDateUTC: (each) => each.updatedMs,
};

export function listTransactions(organisation: Organisation, call: Call): Answer {
  const { query } = call;
  const sinceMs = modifiedSince(header(call, "if-modified-since"));
  const references = query.has("References") ? new Set((query.get("References") ?? "").split(",")) : null;
  const test = whereTest(query.get("where"), FIELDS);
  const rows = Object.values(organisation.transactions).filter(
    (each) => (references === null || references.has(each.reference)) && (sinceMs === null || each.updatedMs >= sinceMs) && test(each),
  );
  rows.sort(
    ordering(query.get("order"), FIELDS) ??
      ((one, other) => one.updatedMs - other.updatedMs || (one.transactionId < other.transactionId ? -1 : 1)),
  );
  const page = pageOf(rows, query);
  const shown = page.rows.map((each) => shownTransaction(organisation, each, page.pagination !== null));
  return envelope({ ...(page.pagination ? { pagination: page.pagination } : {}), BankTransactions: shown });
}

export function readTransaction(organisation: Organisation, transactionId: string): Answer {
  return envelope({ BankTransactions: [shownTransaction(organisation, transactionOf(organisation, transactionId), true)] });
}

export function transactionOf(organisation: Organisation, transactionId: string): BankTransaction {
  const found = organisation.transactions[transactionId.toLowerCase()];
  if (!found) throw notFound();
  return found;
}
