import type { LedgerTransaction, LedgerTransactionDraft } from "../accounting-provider";
import { isSameId } from "../ledger-reference";
import { sumMinor } from "../money";

export type LookupVerdict =
  | { kind: "adopt"; value: LedgerTransaction }
  | { kind: "differs"; value: LedgerTransaction } // ours by its reference, but not what was sent
  | { kind: "twice" }
  | { kind: "absent" };

/** What a look-up by reference says about a creation whose answer was lost. Deleted transactions do not count as found. */
export function judgeLookup(draft: LedgerTransactionDraft, found: readonly LedgerTransaction[]): LookupVerdict {
  const live = found.filter((each) => each.reference === draft.reference && each.status !== "DELETED" && each.status !== "VOIDED");
  const [only, second] = live;
  if (!only) return { kind: "absent" };
  if (second) return { kind: "twice" };
  const hasTotal =
    draft.lineAmountTypes === "EXCLUSIVE" ||
    only.totalMinor === null ||
    only.totalMinor === sumMinor(draft.lines.map((line) => line.amountMinor));
  const isOnAccount = only.bankAccountId === "" || isSameId(only.bankAccountId, draft.bankAccountId);
  const isSame = isOnAccount && only.direction === draft.direction && hasTotal;
  return isSame ? { kind: "adopt", value: only } : { kind: "differs", value: only };
}

export type KeyTimes = { firstSentMsAgo: number; lastUnclearMsAgo: number; minuteMs: number; callDeadlineMs: number };

/** How long a ledger remembers an idempotency key, in its minutes. */
const KEY_WINDOW_MINUTES = 6;

/**
 * What may be done about a call that a look-up did not find.
 * - `alive`: the key still protects: the same bytes may go again under it.
 * - `arriving`: the key may be forgotten, but the earlier request could still arrive: only look.
 * - `over`: it can no longer arrive; "not found" is final.
 */
export function keyPhase({ firstSentMsAgo, lastUnclearMsAgo, minuteMs, callDeadlineMs }: KeyTimes): "alive" | "arriving" | "over" {
  const windowMs = KEY_WINDOW_MINUTES * minuteMs;
  // A whole call may lie between the decision to send and the moment the ledger looks its key up.
  const marginMs = Math.min(callDeadlineMs + minuteMs / 4, windowMs / 2);
  if (firstSentMsAgo < windowMs - marginMs) return "alive";
  return firstSentMsAgo >= windowMs + callDeadlineMs && lastUnclearMsAgo >= callDeadlineMs ? "over" : "arriving";
}

/** Looks are paced: soon at first, then at most once a minute. */
export function nextLookInMs(looks: number, minuteMs: number): number {
  return Math.min(minuteMs, (minuteMs / 30) * 2 ** Math.min(looks, 6));
}
