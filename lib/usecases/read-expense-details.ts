import type { Database } from "@/lib/adapters/db/client";
import { findStoredDetails, listHistory, type StoredDetails } from "@/lib/adapters/db/expenses/expense-details";
import { findLedgerContacts } from "@/lib/adapters/db/ledger-lists";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { findConnection, loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import type { AccountingProvider } from "@/lib/core/accounting-provider";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExpenseDetails, HistoryEntry } from "@/lib/core/expense-details";
import { previewOf, shownCoding, shownContact, shownDifferences } from "@/lib/core/expense-shown";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { entryDifference } from "@/lib/core/sync/entry-difference";
import { linesOf, type ExpenseFacts } from "@/lib/core/sync/expense-facts";
import { codingOf, type LedgerContext } from "@/lib/core/sync/ledger-context";
import { describeExpense, draftTransaction } from "@/lib/core/sync/ledger-draft";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import { filesThere } from "@/lib/core/sync/receipt-file";
import type { FieldDifference } from "@/lib/core/sync/snapshot-difference";

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
        ? previewOf(draft, context, {
            contact: contact.label,
            isNewContact: contact.isNew,
            files: filesThere(draft.reference, stored.receipts, stored.namesTaken),
          })
        : null,
    entry: stored.entry && (await entryShown(db, scope, links, { entry: stored.entry, facts, context })),
    history: withImport(history, stored, facts),
  };
}

function factsShown({ expenseId, contactId, contactName, coding, lines, receipts, ...shown }: ExpenseFacts) {
  return shown;
}

function storedShown(stored: StoredDetails) {
  const { version, syncState, isUpdated, isUnclear, taxHint, setAsideReason, receipts, errorCode, errorDetail, errorAt } = stored;
  const error =
    errorCode !== null && isSyncErrorCode(errorCode) ? { code: errorCode, detail: errorDetail, at: errorAt?.toISOString() ?? null } : null;
  return { version, syncState, isUpdated, isUnclear, taxHint, setAsideReason, receipts, error };
}

/** The transaction in the ledger, and what differs from what it was given. */
async function entryShown(
  db: Database,
  scope: BusinessScope,
  links: Links,
  { entry, facts, context }: { entry: NonNullable<StoredDetails["entry"]>; facts: ExpenseFacts; context: LedgerContext },
): Promise<ExpenseDetails["entry"]> {
  const found = entryDifference(entry.snapshot, facts, context) ?? [];
  const contactName = await contactNames(db, scope, found, context);
  return {
    syncedAt: entry.syncedAt.toISOString(),
    changedAt: entry.changedAt.toISOString(),
    ledgerTransactionId: entry.ledgerTransactionId,
    url: links.transactionUrl(entry.shortCode, entry.ledgerTransactionId, entry.snapshot.draft.bankAccountId),
    differences: shownDifferences(found, context, { currency: facts.currency, contactName }),
  };
}

/** Names of the contacts that differ: one that the expense had before may be none that the context knows. */
async function contactNames(db: Database, scope: BusinessScope, found: FieldDifference[], context: LedgerContext) {
  const ids = found.flatMap(({ field, was, now }) => (field === "contact" ? [was, now] : [])).filter((id) => id !== null);
  const unknown = ids.filter((id) => !context.contactById.has(id));
  const connection = unknown.length > 0 ? await findConnection(db, scope) : null;
  const others = connection ? await findLedgerContacts(db, connection.organisationId, unknown) : [];
  return (id: string) => (context.contactById.get(id) ?? others.find(({ contactId }) => contactId === id))?.name ?? id;
}

/** The history begins with the arrival of the expense. */
function withImport(history: HistoryEntry[], stored: StoredDetails, facts: ExpenseFacts): HistoryEntry[] {
  return [
    ...history,
    { at: stored.createdAt.toISOString(), actorName: "", action: "expense.arrived", detail: { account: facts.accountName } },
  ];
}
