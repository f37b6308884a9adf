import type { Database } from "@/lib/adapters/db/client";
import { findStoredDetails, listHistory, type StoredDetails } from "@/lib/adapters/db/expenses/expense-details";
import { findLedgerContacts } from "@/lib/adapters/db/ledger-lists";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { findConnection, loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import type { AccountingProvider } from "@/lib/core/accounting-provider";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseDetails, FieldDifference, HistoryEntry } from "@/lib/core/expense-details";
import { previewOf, shownCoding, shownContact, shownDifferences } from "@/lib/core/expense-shown";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { linesOf, type ExpenseFacts } from "@/lib/core/sync/expense-facts";
import { codingOf, type LedgerContext } from "@/lib/core/sync/ledger-context";
import { describeExpense, draftTransaction } from "@/lib/core/sync/ledger-draft";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { readDifference } from "./read-difference";

type Links = Pick<AccountingProvider, "transactionUrl">;

/** Everything the details panel shows of one expense. */
export async function readExpenseDetails(
  db: Database,
  scope: BusinessScope,
  links: Links,
  input: { expenseId: string; appUrl: string | null },
): Promise<ExpenseDetails> {
  const [[facts], stored, history] = await Promise.all([
    loadExpenseFacts(db, scope, [input.expenseId]),
    findStoredDetails(db, scope, input.expenseId),
    listHistory(db, scope, input.expenseId),
  ]);
  if (!facts || !stored) throw new AppError("notFound");
  const context = await loadLedgerContext(db, scope, [facts]);
  const problems = checkExpense(facts, context);
  const contact = shownContact(facts, context);
  const isComplete = !problems.some(blocks);
  const draft = isComplete && contact ? draftTransaction(facts, context, { contactId: contact.id, appUrl: input.appUrl }) : null;
  const whole = linesOf({ ...facts, lines: [] })[0];
  if (!whole) throw new Error("An expense has at least one line");
  return {
    ...factsShown(facts),
    ...storedShown(stored),
    id: facts.expenseId,
    describedAs: describeExpense(context.policy.descriptionTemplate, facts),
    own: { ...facts.coding, hasContact: facts.contactId !== null || facts.contactName !== null },
    contact,
    shown: shownCoding(codingOf(facts, whole, context), context),
    lines: facts.lines.map((line) => ({
      amountMinor: line.amountMinor,
      description: line.description,
      categoryId: line.categoryId,
      own: line.coding,
      shown: shownCoding(codingOf(facts, line, context), context),
    })),
    problems,
    preview:
      draft && contact
        ? previewOf(draft, context, { contact: contact.label, isNewContact: contact.isNew, files: Math.min(facts.receipts.length, 10) })
        : null,
    entry: stored.entry && {
      syncedAt: stored.entry.syncedAt.toISOString(),
      changedAt: stored.entry.changedAt.toISOString(),
      ledgerTransactionId: stored.entry.ledgerTransactionId,
      url: entryUrl(links, stored.entry, facts, context),
      differences: await differencesSince(db, scope, facts, context),
    },
    history: withImport(history, stored, facts),
  };
}

function factsShown(facts: ExpenseFacts) {
  const {
    reference,
    postedOn,
    accountingOn,
    amountMinor,
    currency,
    originalAmountMinor,
    originalCurrency,
    merchant,
    description,
    notes,
    accountId,
    accountName,
    categoryId,
    categoryName,
    lineDescription,
  } = facts;
  return {
    reference,
    postedOn,
    accountingOn,
    amountMinor,
    currency,
    originalAmountMinor,
    originalCurrency,
    merchant,
    description,
    notes,
    accountId,
    accountName,
    categoryId,
    categoryName,
    lineDescription,
  };
}

function storedShown(stored: StoredDetails) {
  const { version, syncState, isUpdated, taxHint, cardholder, cardLast4, setAsideReason, receipts, errorCode, errorDetail, errorAt } =
    stored;
  const error =
    errorCode !== null && isSyncErrorCode(errorCode) ? { code: errorCode, detail: errorDetail, at: errorAt?.toISOString() ?? null } : null;
  return { version, syncState, isUpdated, taxHint, cardholder, cardLast4, setAsideReason, receipts, error };
}

function entryUrl(links: Links, entry: NonNullable<StoredDetails["entry"]>, facts: ExpenseFacts, context: LedgerContext): string | null {
  const bankAccountId = entry.bankAccountId ?? context.bankAccountByAccountId.get(facts.accountId);
  return bankAccountId ? links.transactionUrl(entry.shortCode, entry.ledgerTransactionId, bankAccountId) : null;
}

async function differencesSince(
  db: Database,
  scope: BusinessScope,
  facts: ExpenseFacts,
  context: LedgerContext,
): Promise<FieldDifference[]> {
  const found = (await readDifference(db, scope, facts.expenseId)) ?? [];
  const contactIds = found.flatMap(({ field, was, now }) => (field === "contact" ? [was, now] : [])).filter((id) => id !== null);
  const connection = contactIds.length > 0 ? await findConnection(db, scope) : null;
  const contacts = connection ? await findLedgerContacts(db, connection.organisationId, contactIds) : [];
  const contactName = (id: string) => contacts.find((contact) => contact.contactId === id)?.name ?? id;
  return shownDifferences(found, context, { currency: facts.currency, contactName });
}

/** The history begins with the arrival of the expense. */
function withImport(history: HistoryEntry[], stored: StoredDetails, facts: ExpenseFacts): HistoryEntry[] {
  return [
    ...history,
    { at: stored.createdAt.toISOString(), actorName: "", action: "expense.arrived", detail: { account: facts.accountName } },
  ];
}
