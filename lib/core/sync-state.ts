export const SYNC_STATES = ["PENDING", "QUEUED", "SYNCING", "SYNCED", "SET_ASIDE"] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/** Every legal move of an expense. A write names the state it expects, so that two writers cannot both make one. */
const MOVES: Readonly<Record<SyncState, readonly SyncState[]>> = {
  PENDING: ["QUEUED", "SET_ASIDE"],
  QUEUED: ["SYNCING", "PENDING", "SYNCED"],
  SYNCING: ["SYNCED", "PENDING", "QUEUED"],
  SYNCED: ["PENDING"], // removed from the ledger
  SET_ASIDE: ["PENDING"],
};

export function canMove(from: SyncState, to: SyncState): boolean {
  return MOVES[from].includes(to);
}

/** The tab an expense is shown in. */
export type ExpenseTab = "pending" | "synced" | "aside";

export const TAB_STATES: Readonly<Record<ExpenseTab, readonly SyncState[]>> = {
  pending: ["PENDING", "QUEUED", "SYNCING"],
  synced: ["SYNCED"],
  aside: ["SET_ASIDE"],
};

export function tabOf(state: SyncState): ExpenseTab {
  if (state === "SYNCED") return "synced";
  return state === "SET_ASIDE" ? "aside" : "pending";
}

export const MAX_EXPENSES_PER_RUN = 1000;
