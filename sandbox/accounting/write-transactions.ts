import { randomUUID } from "node:crypto";
import type { Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { BankTransaction, Organisation } from "../state/world";
import { buildDraft, totalsOf } from "./build-draft";
import { answerElements, refused, type ElementResult } from "./element-answer";
import { lockProblem } from "./lock-dates";
import { readElements, readJson, textOf, type JsonObject } from "./read-json";
import { shownTransaction } from "./shown-transaction";
import { transactionOf } from "./read-transactions";
import type { Draft, Problems } from "./transaction-draft";

type Writing = { sandbox: Sandbox; organisation: Organisation; unitDigits: number; undo: (() => void)[] };

/** PUT makes new ones only; POST changes those that carry a BankTransactionID. */
export function writeTransactions(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  return write(sandbox, organisation, call, readElements(call, "BankTransactions"));
}

/** POST to one transaction's own address: header fields, lines, or Status DELETED. */
export function updateTransaction(sandbox: Sandbox, organisation: Organisation, call: Call, transactionId: string): Answer {
  const { transactionId: known } = transactionOf(organisation, transactionId);
  const posted = readJson(call);
  const [element] = "BankTransactions" in posted ? readElements(call, "BankTransactions") : [posted];
  return write(sandbox, organisation, call, [{ ...element, BankTransactionID: known }]);
}

function write(sandbox: Sandbox, organisation: Organisation, call: Call, elements: JsonObject[]): Answer {
  const writing: Writing = { sandbox, organisation, unitDigits: call.query.get("unitdp") === "4" ? 4 : 2, undo: [] };
  return answerElements(call, {
    name: "BankTransactions",
    idField: "BankTransactionID",
    elements,
    keyOf: (element) => textOf(element["Reference"]),
    write: (element) =>
      call.method === "POST" && textOf(element["BankTransactionID"]) !== null ? change(writing, element) : create(writing, element),
    undo: () => writing.undo.reverse().forEach((step) => step()),
    done: () => sandbox.changed(),
  });
}

function create(writing: Writing, element: JsonObject): ElementResult {
  const problems: Problems = [];
  if (element["Status"] !== undefined && element["Status"] !== "AUTHORISED")
    problems.push("Status must be AUTHORISED for a new bank transaction.");
  const draft = buildDraft(element, { ...context(writing), existing: null }, problems);
  if (!draft) return refused([...new Set(problems)]);
  return keep(writing, draft, { transactionId: randomUUID(), status: "AUTHORISED", attachments: [] });
}

function change(writing: Writing, element: JsonObject): ElementResult {
  const { organisation, sandbox, undo } = writing;
  const existing = organisation.transactions[textOf(element["BankTransactionID"])?.toLowerCase() ?? ""];
  if (!existing) return refused(["The bank transaction could not be found."]);
  const closed = whyClosed(organisation, existing);
  if (closed !== null) return refused([closed]);
  if (element["Status"] === "DELETED") {
    const deleted: BankTransaction = { ...existing, status: "DELETED", updatedMs: sandbox.stampMs() };
    undo.push(() => (organisation.transactions[existing.transactionId] = existing));
    organisation.transactions[existing.transactionId] = deleted;
    return { kind: "saved", shown: shownTransaction(organisation, deleted, true), warnings: [] };
  }
  const problems: Problems = [];
  if (element["Status"] !== undefined && element["Status"] !== "AUTHORISED") problems.push("Status can only be changed to DELETED.");
  const draft = buildDraft(element, { ...context(writing), existing }, problems);
  if (!draft) return refused([...new Set(problems)]);
  return keep(writing, draft, existing);
}

function context({ organisation, unitDigits, sandbox }: Writing) {
  return { organisation, unitDigits, stampMs: () => sandbox.stampMs() };
}

function whyClosed(organisation: Organisation, existing: BankTransaction): string | null {
  if (existing.isReconciled) return "This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.";
  if (existing.status === "DELETED") return "This Bank Transaction cannot be edited as it has been deleted.";
  return lockProblem(organisation, existing.postedOn, "edit");
}

function keep(writing: Writing, draft: Draft, kept: Pick<BankTransaction, "transactionId" | "status" | "attachments">): ElementResult {
  const { organisation, sandbox, undo } = writing;
  const { contact, bankAccount, rename, isNewContact, ...fields } = draft;
  const before = organisation.transactions[kept.transactionId];
  const contactBefore = { ...contact };
  if (isNewContact) organisation.contacts.push(contact);
  if (rename !== null) Object.assign(contact, { name: rename, updatedMs: sandbox.stampMs() });
  contact.isSupplier ||= draft.type === "SPEND";
  const { transactionId, status, attachments } = kept;
  const saved: BankTransaction = {
    ...fields,
    transactionId,
    status,
    attachments,
    bankAccountId: bankAccount.accountId,
    contactId: contact.contactId,
    ...totalsOf(draft.lines, draft.lineAmountTypes === "Exclusive"),
    updatedMs: sandbox.stampMs(),
  };
  organisation.transactions[transactionId] = saved;
  undo.push(() => {
    if (before) organisation.transactions[transactionId] = before;
    else Reflect.deleteProperty(organisation.transactions, transactionId);
    if (isNewContact) organisation.contacts = organisation.contacts.filter((each) => each !== contact);
    else Object.assign(contact, contactBefore);
  });
  return { kind: "saved", shown: shownTransaction(organisation, saved, true), warnings: [] };
}
