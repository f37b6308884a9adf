import type { CallOutcome, LedgerSession, LedgerTransaction } from "@/lib/core/accounting-provider";
import { isSameId } from "@/lib/core/ledger-reference";
import type { LiveEntry } from "@/lib/adapters/db/sync/live-entries";
import type { Engine } from "./engine";

/**
 * What the ledger has of these entries now, deleted ones included. All are searched for in one call; what that did not bring is asked for one by
 * one before anybody says that it is gone: its reference may have been changed there, and a list may come empty that is not.
 */
export async function readPresent(
  engine: Engine,
  session: LedgerSession,
  entries: readonly LiveEntry[],
): Promise<CallOutcome<LedgerTransaction[]>> {
  const wanted = entries.map(({ snapshot: { draft } }) => ({
    reference: draft.reference,
    bankAccountId: draft.bankAccountId,
    postedOn: draft.postedOn,
  }));
  const found = await engine.provider.findTransactions(session, wanted);
  if (found.kind !== "answered") return found;
  const present = [...found.value];
  const isFound = (entry: LiveEntry) => found.value.some((each) => isSameId(each.ledgerTransactionId, entry.ledgerTransactionId));
  for (const { ledgerTransactionId } of entries.filter((entry) => !isFound(entry))) {
    const read = await engine.provider.readTransaction(session, ledgerTransactionId);
    if (read.kind !== "answered") return read;
    if (read.value) present.push(read.value);
  }
  return { kind: "answered", value: present };
}
