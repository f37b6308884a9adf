import { describe, expect, it } from "vitest";
import { estimateMsLeft, isRunOver, runSteps, type RunCounts } from "@/lib/core/run-progress";

const counts: RunCounts = { total: 100, synced: 50, failed: 0, returned: 0, receiptsTotal: 20, receiptsSent: 0, receiptsFailed: 0 };
const limit = { callsPerMinute: 60, minuteMs: 60_000 };

describe("the progress of a run", () => {
  it("counts expenses and receipts alike as steps, failed ones too", () => {
    expect(runSteps({ ...counts, failed: 3, receiptsSent: 4, receiptsFailed: 1 })).toEqual({ done: 58, all: 120 });
  });

  it("guesses the time left from the calls that are behind it, 50 expenses being one call", () => {
    expect(estimateMsLeft({ ...counts, state: "RUNNING", total: 50, receiptsSent: 9 }, 10_000, limit)).toBe(11_000);
  });

  it("takes expenses that are still to go to have as many receipts as those that went", () => {
    expect(estimateMsLeft({ ...counts, state: "RUNNING", receiptsSent: 9 }, 10_000, limit)).toBe(32_000);
  });

  it("does not promise more than the ledger's limit allows, however quick the first minute was", () => {
    const thousand = { ...counts, total: 1000, synced: 1000, receiptsTotal: 1000, receiptsSent: 40 };
    expect(estimateMsLeft({ ...thousand, state: "RUNNING" }, 10_000, limit)).toBe(16 * 60_000 - 10_000);
  });

  it("gives no guess before it has a pace, while waiting, or when nothing is left", () => {
    expect(estimateMsLeft({ ...counts, state: "RUNNING" }, 1_000, limit)).toBeNull();
    expect(estimateMsLeft({ ...counts, state: "WAITING" }, 10_000, limit)).toBeNull();
    expect(estimateMsLeft({ ...counts, state: "RUNNING", synced: 100, receiptsSent: 20 }, 10_000, limit)).toBeNull();
  });

  it("is over when finished, cancelled or stopped, and not while it waits", () => {
    expect(["FINISHED", "CANCELLED", "STOPPED"].every((state) => isRunOver(state as "FINISHED"))).toBe(true);
    expect(isRunOver("WAITING")).toBe(false);
  });
});
