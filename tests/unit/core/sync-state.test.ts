import { describe, expect, it } from "vitest";
import { canMove, SYNC_STATES, TAB_STATES } from "@/lib/core/sync-state";

describe("the life of an expense", () => {
  it("never goes from synced to a new sync without being removed from the ledger first", () => {
    expect(SYNC_STATES.filter((state) => canMove("SYNCED", state))).toEqual(["PENDING"]);
  });

  it("cannot be sent while it is set aside", () => {
    expect(canMove("SET_ASIDE", "QUEUED")).toBe(false);
    expect(canMove("SET_ASIDE", "PENDING")).toBe(true);
  });

  it("shows every state in exactly one tab", () => {
    expect(Object.values(TAB_STATES).flat().sort()).toEqual([...SYNC_STATES].sort());
  });
});
