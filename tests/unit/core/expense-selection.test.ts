import { describe, expect, test } from "vitest";
import { labelsOf } from "@/lib/core/expense-row";
import { rangeOf, totalsOf, totalsWithout } from "@/lib/core/expense-selection";

const ids = ["a", "b", "c", "d"];

describe("selecting expenses", () => {
  test("a stretch reaches from the last row ticked to this one, in either direction", () => {
    expect(rangeOf(ids, "b", "d")).toEqual(["b", "c", "d"]);
    expect(rangeOf(ids, "c", "a")).toEqual(["a", "b", "c"]);
  });

  test("a stretch from a row that is gone is only the row itself", () => {
    expect(rangeOf(ids, "z", "b")).toEqual(["b"]);
    expect(rangeOf(ids, null, "b")).toEqual(["b"]);
  });

  test("a selection counts per currency, money out as positive, and says how many could be sent and why the others could not", () => {
    const expense = (id: string, amountMinor: number, currency: string, blockers: string[] = []) =>
      ({ id, amountMinor, currency, blockers, syncState: "PENDING", isUpdated: false }) as const;
    const all = totalsOf([expense("a", -1_000, "SGD"), expense("b", 250, "SGD"), expense("c", -5_000_000, "IDR", ["accountMissing"])]);
    expect(all).toEqual({
      count: 3,
      readyCount: 2,
      sums: [
        { currency: "SGD", amountMinor: 750 },
        { currency: "IDR", amountMinor: 5_000_000 },
      ],
      reasons: [{ code: "accountMissing", count: 1 }],
    });
    expect(totalsWithout(all, totalsOf([expense("b", 250, "SGD")]))).toMatchObject({
      count: 2,
      readyCount: 1,
      sums: [{ amountMinor: 1_000 }, {}],
      reasons: [{ code: "accountMissing", count: 1 }],
    });
    expect(totalsWithout(all, totalsOf([expense("c", -5_000_000, "IDR", ["accountMissing"])])).reasons).toEqual([]);
  });
});

describe("the labels of a row", () => {
  const row = { syncState: "PENDING", isUpdated: false, errorCode: null, blockers: [] as string[] } as const;

  test("what nothing is missing from is ready", () => {
    expect(labelsOf(row)).toEqual(["ready"]);
  });

  test("an error of the last attempt is said before what is missing, and a change beside either", () => {
    expect(labelsOf({ ...row, errorCode: "accountArchived", blockers: ["accountArchived"], isUpdated: true })).toEqual([
      "error",
      "updated",
    ]);
    expect(labelsOf({ ...row, blockers: ["accountMissing"], isUpdated: true })).toEqual(["incomplete", "updated"]);
  });

  test("what is on its way says only that", () => {
    expect(labelsOf({ ...row, syncState: "QUEUED", isUpdated: true })).toEqual(["syncing"]);
  });
});
