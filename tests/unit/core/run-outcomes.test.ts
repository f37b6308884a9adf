import { describe, expect, it } from "vitest";
import { textCells } from "@/lib/core/export/export-column";
import { outcomeColumns } from "@/lib/core/export/run-columns";
import { needsAttention, outcomesOf, type RunItem } from "@/lib/core/run-outcomes";

function item(expenseId: string, over: Partial<RunItem> = {}): RunItem {
  return {
    expenseId,
    action: "CREATE",
    state: "SUCCEEDED",
    reference: `EX-${expenseId}`,
    merchant: "Grab",
    postedOn: "2026-10-31",
    amountMinor: -2460,
    currency: "SGD",
    errorCode: null,
    errorDetail: {},
    isGone: false,
    ...over,
  };
}

describe("what came of the expenses of a run", () => {
  it("is one line per expense, with its receipts counted", () => {
    const receipt = { action: "ATTACH" } as const;
    const [outcome, ...others] = outcomesOf([item("1"), item("1", receipt), item("1", { ...receipt, state: "QUEUED" })]);
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ state: "SUCCEEDED", receiptsTotal: 2, receiptsSent: 1, error: null });
  });

  it("keeps the expense synced when a receipt failed, and says why the receipt did", () => {
    const failed = item("1", { action: "ATTACH", state: "FAILED", errorCode: "receiptTooLarge", errorDetail: { name: "a.pdf" } });
    const [outcome] = outcomesOf([failed, item("1")]);
    expect(outcome).toMatchObject({
      state: "SUCCEEDED",
      error: null,
      receiptError: { code: "receiptTooLarge", detail: { name: "a.pdf" } },
    });
    expect(outcome && needsAttention(outcome)).toBe(true);
  });

  it("is a line of the file too, with the reason of whatever failed", () => {
    const failed = item("1", { action: "ATTACH", state: "FAILED", errorCode: "receiptTooLarge" });
    const line = textCells(
      outcomeColumns(
        (key) => key,
        ({ code }) => `why ${code}`,
      ),
      "Asia/Singapore",
    );
    expect(outcomesOf([item("1"), failed, item("2", { state: "FAILED", errorCode: "dateLocked" })]).map(line)).toEqual([
      [
        "EX-1",
        "2026-10-31",
        "Grab",
        "24.60",
        "SGD",
        "runActions.CREATE",
        "runOutcomes.SUCCEEDED",
        "receiptTooLarge",
        "why receiptTooLarge",
        "0",
        "1",
      ],
      ["EX-2", "2026-10-31", "Grab", "24.60", "SGD", "runActions.CREATE", "runOutcomes.FAILED", "dateLocked", "why dateLocked", "0", "0"],
    ]);
  });

  it("tells the error of an expense that was refused", () => {
    const [outcome] = outcomesOf([item("1", { state: "FAILED", errorCode: "dateLocked", errorDetail: { day: "2026-09-30" } })]);
    expect(outcome?.error).toEqual({ code: "dateLocked", detail: { day: "2026-09-30" } });
  });

  it("does not ask for attention where all went well", () => {
    expect(outcomesOf([item("1"), item("2", { state: "RETURNED" })]).some(needsAttention)).toBe(false);
  });
});
