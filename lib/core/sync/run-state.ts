import type { RunState } from "../run-progress";

export const ITEM_STATES = ["QUEUED", "SENDING", "UNKNOWN", "SUCCEEDED", "FAILED", "RETURNED"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

const RUN_MOVES: Readonly<Record<RunState, readonly RunState[]>> = {
  QUEUED: ["RUNNING", "FINISHED", "CANCELLED", "STOPPED"],
  RUNNING: ["WAITING", "FINISHED", "CANCELLED", "STOPPED"],
  WAITING: ["RUNNING", "FINISHED", "CANCELLED", "STOPPED"],
  FINISHED: [],
  CANCELLED: [],
  STOPPED: [],
};

/** An unknown item goes back to the queue only when a look-up found nothing and the earlier request can no longer arrive. */
const ITEM_MOVES: Readonly<Record<ItemState, readonly ItemState[]>> = {
  QUEUED: ["SENDING", "FAILED", "RETURNED"],
  SENDING: ["SUCCEEDED", "FAILED", "UNKNOWN", "QUEUED", "RETURNED"],
  UNKNOWN: ["SUCCEEDED", "FAILED", "QUEUED", "RETURNED"],
  SUCCEEDED: [],
  FAILED: [],
  RETURNED: [],
};

export function canRunMove(from: RunState, to: RunState): boolean {
  return RUN_MOVES[from].includes(to);
}

export function canItemMove(from: ItemState, to: ItemState): boolean {
  return ITEM_MOVES[from].includes(to);
}

/** Live items hold their expense: no other run may take it. */
export function isLiveItem(state: ItemState): boolean {
  return state === "QUEUED" || state === "SENDING" || state === "UNKNOWN";
}
