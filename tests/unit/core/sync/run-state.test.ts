import { describe, expect, test } from "vitest";
import { RUN_STATES } from "@/lib/core/run-progress";
import { canItemMove, canRunMove, isLiveItem, ITEM_STATES } from "@/lib/core/sync/run-state";

describe("the moves of runs and their items", () => {
  test("an item that is over never moves again, and a live one can always come to an end", () => {
    for (const from of ITEM_STATES) expect(ITEM_STATES.some((to) => canItemMove(from, to))).toBe(isLiveItem(from));
  });

  test("nothing unknown is sent again without going back to the queue first", () => {
    expect(canItemMove("UNKNOWN", "SENDING")).toBe(false);
    expect(canItemMove("UNKNOWN", "QUEUED")).toBe(true);
  });

  test("a run that is over stays over", () => {
    for (const from of ["FINISHED", "CANCELLED", "STOPPED"] as const) for (const to of RUN_STATES) expect(canRunMove(from, to)).toBe(false);
  });
});
