import type { SyncState } from "../sync-state";

/** How many elements a ledger takes in one writing call, and how many bytes. */
export const ELEMENTS_PER_CALL = 50;
export const BYTES_PER_CALL = 3_500_000;

export type PlannedExpense = { id: string; syncState: SyncState; blockers: string[] };

/** What a press of Sync does with each selected expense. */
export type SyncPlan = { ready: string[]; blocked: string[]; running: string[]; done: string[]; setAside: string[] };

export function planSync(expenses: readonly PlannedExpense[]): SyncPlan {
  const plan: SyncPlan = { ready: [], blocked: [], running: [], done: [], setAside: [] };
  for (const { id, syncState, blockers } of expenses) {
    switch (syncState) {
      case "PENDING":
        (blockers.length === 0 ? plan.ready : plan.blocked).push(id);
        break;
      case "QUEUED":
      case "SYNCING":
        plan.running.push(id);
        break;
      case "SYNCED":
        plan.done.push(id);
        break;
      case "SET_ASIDE":
        plan.setAside.push(id);
        break;
    }
  }
  return plan;
}

/** The largest start of `items` that keeps an encoded body within `maxBytes`: all of them, or a half, a quarter … of them; at least one. */
export function fitChunk<T>(items: readonly T[], maxBytes: number, encodedBytes: (part: readonly T[]) => number): readonly T[] {
  let part = items;
  while (part.length > 1 && encodedBytes(part) > maxBytes) part = part.slice(0, Math.ceil(part.length / 2));
  return part;
}
