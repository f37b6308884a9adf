import { randomBytes } from "node:crypto";
import type { Database, DatabaseTransaction } from "@/lib/adapters/db/client";
import { ensureCategories } from "@/lib/adapters/db/transactions/ensure-categories";
import { findTargetAccounts, membersByName } from "@/lib/adapters/db/transactions/import-context";
import { insertTransactions, type NewTransactionRow } from "@/lib/adapters/db/transactions/insert-transactions";
import { lockKnownTransactions, storeSourceChanges, type KnownTransaction } from "@/lib/adapters/db/transactions/known-transactions";
import { PRODUCT_ACTOR, type Actor, type BusinessScope } from "@/lib/core/business-scope";
import { isExpenseMovement } from "@/lib/core/classify-movement";
import { expenseReference } from "@/lib/core/expense-reference";
import { changedFacts, isSameSource, sourceFacts, type IncomingTransaction, type RowOutcome } from "@/lib/core/incoming-transaction";
import { nameKey } from "@/lib/core/ledger-reference";
import { sortIncoming, type AcceptedTransaction } from "@/lib/core/sort-incoming";
import { markUpdated } from "./mark-updated";
import { recordAudits, type AuditFact } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/** Forty random bits collide about once in a hundred thousand rows against a million; three tries in a row never do. */
const REFERENCE_TRIES = 4;
const DEADLINE_MS = 60_000;

type Incoming = {
  transactions: IncomingTransaction[];
  importId?: string;
  /** What to do with a movement that is here already but differs: a file keeps what is there, a card processor knows better. */
  onDifference: "keep" | "update";
  /** Who sent it; changes of what was here already stand in the history under this name. */
  actor?: Actor;
};

const keyOf = (row: { accountId: string; externalId: string }) => `${row.accountId} ${row.externalId}`;

/**
 * Puts movements into the books, idempotent by account and external id. A category that is new is created. A changed movement takes over what its
 * source says now and is marked Updated; the category and the notes of people stay. One outcome per row, in the order given.
 */
export async function addTransactions(db: Database, scope: BusinessScope, incoming: Incoming): Promise<RowOutcome[]> {
  return db.$transaction((tx) => addTransactionsWithin(tx, scope, incoming), { timeout: DEADLINE_MS, maxWait: DEADLINE_MS });
}

/** The same inside an open database transaction. */
export async function addTransactionsWithin(tx: DatabaseTransaction, scope: BusinessScope, incoming: Incoming): Promise<RowOutcome[]> {
  const accounts = await findTargetAccounts(tx, scope, [...new Set(incoming.transactions.map((row) => row.accountId))]);
  const { accepted, rejected } = sortIncoming(incoming.transactions, accounts);
  const categories = await ensureCategories(
    tx,
    scope,
    accepted.flatMap(({ row }) => row.category ?? []),
  );
  const members = accepted.some(({ row }) => row.cardholder) ? await membersByName(tx, scope) : new Map<string, string>();
  const settled = new Map<string, RowOutcome>();

  const toRow = ({ row, accountKind }: AcceptedTransaction, known: KnownTransaction | null) => {
    const categoryId = known?.categoryId ?? (row.category ? (categories.get(nameKey(row.category)) ?? null) : null);
    return {
      ...sourceFacts(row),
      categoryId,
      notes: known?.notes || (row.notes ?? ""),
      cardholderUserId: row.cardholder ? (members.get(nameKey(row.cardholder)) ?? null) : null,
      isExpense: isExpenseMovement({ amountMinor: row.amountMinor, accountKind, hasCategory: categoryId !== null }),
    };
  };

  let open = accepted;
  for (let turn = 0; open.length > 0; turn += 1) {
    if (turn === REFERENCE_TRIES) throw new Error("No free reference was found");
    const known = await lockKnownTransactions(
      tx,
      scope,
      open.map(({ row }) => row),
    );
    const knownByKey = new Map(known.map((row) => [keyOf(row), row]));
    const changes = [];
    const audits: AuditFact[] = [];
    const fresh: NewTransactionRow[] = [];
    for (const each of open) {
      const { externalId, accountId, currency } = each.row;
      const before = knownByKey.get(keyOf(each.row)) ?? null;
      const row = toRow(each, before);
      if (!before) {
        fresh.push({ ...row, externalId, accountId, currency, reference: expenseReference(randomBytes(8)) });
        continue;
      }
      const isSame =
        incoming.onDifference === "keep" ||
        (isSameSource(before, sourceFacts(each.row)) && before.categoryId === row.categoryId && before.notes === row.notes);
      if (!isSame) {
        changes.push({ ...row, id: before.id, isExpense: row.isExpense || before.isExpense });
        const detail = changedFacts(before, sourceFacts(each.row));
        audits.push({ action: "expense.changedAtSource", subjectType: "expense", subjectId: before.id, detail });
      }
      settled.set(keyOf(each.row), { externalId, id: before.id, status: isSame ? "unchanged" : "updated" });
    }
    await storeSourceChanges(tx, scope, changes);
    await recordAudits(tx, scope, incoming.actor ?? PRODUCT_ACTOR, audits);
    await markUpdated(
      tx,
      scope,
      changes.map(({ id }) => id),
    );
    const created = await insertTransactions(tx, scope, fresh, incoming.importId ?? null);
    for (const { id, externalId, accountId } of created)
      settled.set(keyOf({ accountId, externalId }), { externalId, id, status: "created" });
    // What is left met a taken reference, or somebody else's insert of the same row: the next turn tells which.
    open = open.filter(({ row }) => !settled.has(keyOf(row)));
  }

  const touched = [...settled.values()].flatMap((outcome) => (outcome.id && outcome.status !== "unchanged" ? [outcome.id] : []));
  if (touched.length > 0) await refreshBlockers(tx, scope, { transactionIds: touched });
  return incoming.transactions.map((row, index) => {
    const outcome = rejected.get(index) ?? settled.get(keyOf(row));
    if (!outcome) throw new Error("A row has no outcome");
    return outcome;
  });
}
