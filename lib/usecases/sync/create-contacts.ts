import type { CallOutcome, ElementAnswer, LedgerSession } from "@/lib/core/accounting-provider";
import { nameKey, type LedgerContact } from "@/lib/core/ledger-reference";
import { contactOf, newContactOf } from "@/lib/core/sync/ledger-context";
import { nextLookInMs } from "@/lib/core/sync/settle-unknown";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { listItemsByContact } from "@/lib/adapters/db/sync/chunk-items";
import { storeContacts } from "@/lib/adapters/db/sync/contacts";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import { insertCall, markCallUnknown, settleCall, unsettledContactNames } from "@/lib/adapters/db/sync/ledger-calls";
import { loadLiveEntries } from "@/lib/adapters/db/sync/live-entries";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { failContactNames } from "./fail-contact-names";
import { fenced, haltedBy, IDLE, PROGRESS, type Engine, type StepResult } from "./engine";
import type { HeldLease } from "./hold-lease";
import { NarrowedRequests } from "./narrowed-requests";
import { whileKeyLasts } from "./while-key-lasts";

const requests = new NarrowedRequests();

/** Contacts of the run that the ledger does not know yet: created in bulk, once per distinct name. Idle where there are none. */
export async function createContacts(engine: Engine, lease: HeldLease, run: TurnRun, session: LedgerSession): Promise<StepResult> {
  const keyed = whileKeyLasts(engine, lease, { askedAt: performance.now() });
  const begun = await fenced(engine, lease, async (tx) => {
    const names = (await missingNames(tx, run)).slice(0, requests.limitOf(run.id));
    return names.length === 0
      ? null
      : { names, call: await insertCall(tx, run, "CREATE_CONTACTS", engine.provider.encodeContacts(names), names) };
  });
  if (!begun) return IDLE;
  const { call, names } = begun;
  const outcome = await engine.provider.createContacts(session, call.body, {
    idempotencyKey: call.idempotencyKey,
    stillMine: keyed.stillMine,
  });
  return fenced(engine, lease, (tx) => recordContacts(engine, tx, run, { callId: call.callId, names, outcome }));
}

async function missingNames(tx: DatabaseTransaction, run: TurnRun): Promise<string[]> {
  const expenseIds = (await listItemsByContact(tx, run.id)).map((item) => item.expenseId);
  const facts = await loadExpenseFacts(tx, run.scope, expenseIds);
  const context = await loadLedgerContext(tx, run.scope, facts);
  const unsettled = new Set((await unsettledContactNames(tx, run.organisationId)).map(nameKey));
  const names = new Map<string, string>();
  const entries = await loadLiveEntries(tx, run.scope.businessId, expenseIds);
  const given = new Map(entries.map((entry) => [entry.expenseId, entry.snapshot]));
  for (const expense of facts) {
    const snapshot = given.get(expense.expenseId);
    if (snapshot && newContactOf(expense, context, snapshot) === null) continue;
    const contact = contactOf(expense, context);
    if (contact && "newName" in contact && contact.newName !== "" && !unsettled.has(nameKey(contact.newName)))
      names.set(nameKey(contact.newName), contact.newName);
  }
  return [...names.values()];
}

/** Shared by the first sending and by a repetition under the same key. */
export async function recordContacts(
  engine: Engine,
  tx: DatabaseTransaction,
  run: TurnRun,
  { callId, names, outcome }: { callId: string; names: string[]; outcome: CallOutcome<ElementAnswer<LedgerContact>[]> },
): Promise<StepResult> {
  switch (outcome.kind) {
    case "answered": {
      requests.widen(run.id);
      const saved = outcome.value.flatMap((answer) => (answer.outcome === "saved" ? [answer.value] : []));
      await storeContacts(tx, run.organisationId, saved);
      const refused = outcome.value.flatMap((answer) =>
        answer.outcome === "refused" && answer.key !== null ? [{ name: answer.key, words: answer.messages.join(" ") }] : [],
      );
      await failContactNames(tx, run, refused);
      const spokenOf = new Set([...saved.map((contact) => nameKey(contact.name)), ...refused.map(({ name }) => nameKey(name))]);
      if (names.every((name) => spokenOf.has(nameKey(name)))) await settleCall(tx, callId, "answered");
      else await markCallUnknown(tx, callId, nextLookInMs(0, engine.minuteMs), "the answer leaves contacts out");
      return PROGRESS;
    }
    case "refused":
      if (names.length > 1) requests.narrow(run.id, names.length);
      else
        await failContactNames(
          tx,
          run,
          names.map((name) => ({ name, words: outcome.messages.join(" ") })),
        );
      await settleCall(tx, callId, `refused ${outcome.status}`);
      return PROGRESS;
    case "postponed":
    case "unauthorised":
      await settleCall(tx, callId, outcome.kind);
      return haltedBy(outcome);
    case "unclear":
      await markCallUnknown(tx, callId, nextLookInMs(0, engine.minuteMs), outcome.message);
      return PROGRESS;
  }
}
