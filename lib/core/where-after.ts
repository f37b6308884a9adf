import { MAY_BE_IN_LEDGER, type SyncErrorCode } from "./sync-error";
import type { SyncState } from "./sync-state";

/** The cause says itself what is in the ledger, and it is not what the state would let one expect. */
const SAYS_ITSELF: readonly SyncErrorCode[] = [...MAY_BE_IN_LEDGER, "deletedInLedger"];

/** What an attempt that failed left in the ledger. */
export function whereAfter(code: SyncErrorCode, state: SyncState): "nothingCreated" | "inXeroStill" | null {
  if (SAYS_ITSELF.includes(code)) return null;
  return state === "SYNCED" ? "inXeroStill" : "nothingCreated";
}
