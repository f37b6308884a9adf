import type { LedgerTransaction, LedgerTransactionDraft } from "../accounting-provider";
import { isGone, isSameId } from "../ledger-reference";
import { sumMinor } from "../money";

export type LookupVerdict =
  | { kind: "adopt"; value: LedgerTransaction }
  | { kind: "differs"; value: LedgerTransaction } // ours by its reference, but not what was sent
  | { kind: "twice" }
  | { kind: "absent" };

/** What a look-up by reference says about a creation whose answer was lost. Deleted transactions do not count as found. */
export function judgeLookup(draft: LedgerTransactionDraft, found: readonly LedgerTransaction[]): LookupVerdict {
  const live = found.filter((each) => each.reference === draft.reference && !isGone(each));
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

/** For how much longer a call may leave under its key: it has to reach the ledger, at the latest by its deadline, while the key is remembered. */
export function keyLastsMs({ firstSentMsAgo, minuteMs, callDeadlineMs }: Omit<KeyTimes, "lastUnclearMsAgo">): number {
  const windowMs = KEY_WINDOW_MINUTES * minuteMs;
  const marginMs = Math.min(callDeadlineMs + minuteMs / 4, windowMs / 2);
  return windowMs - marginMs - firstSentMsAgo;
}

/** When a call can no longer arrive: its key is forgotten by then, and nobody sends it any more. */
export function arrivesWithinMs({ minuteMs, callDeadlineMs }: Pick<KeyTimes, "minuteMs" | "callDeadlineMs">): number {
  return KEY_WINDOW_MINUTES * minuteMs + callDeadlineMs;
}

/**
 * What may be done about a call that a look-up did not find.
 * - `alive`: the key still protects: the same bytes may go again under it.
 * - `arriving`: the earlier request could still be acting, or the key may be forgotten and it could still arrive: only look.
 * - `over`: it can no longer arrive; "not found" is final.
 */
export function keyPhase(times: KeyTimes): "alive" | "arriving" | "over" {
  // A ledger that is slow with one request must not be given its twin meanwhile: nobody promises that a key tells two at once apart.
  if (times.lastUnclearMsAgo < times.callDeadlineMs) return "arriving";
  if (keyLastsMs(times) > 0) return "alive";
  return times.firstSentMsAgo >= arrivesWithinMs(times) ? "over" : "arriving";
}

/** Looks are paced: soon at first, then at most once a minute. */
export function nextLookInMs(looks: number, minuteMs: number): number {
  return Math.min(minuteMs, (minuteMs / 30) * 2 ** Math.min(looks, 6));
}
