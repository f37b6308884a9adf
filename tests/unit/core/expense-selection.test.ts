import { describe, expect, test } from "vitest";
import { labelsOf } from "@/lib/core/expense-row";
import { rangeOf, withRows } from "@/lib/core/expense-selection";

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

  test("rows are added and taken out without touching the others", () => {
    const before = new Set(["a"]);
    expect([...withRows(before, ["b"], "add")]).toEqual(["a", "b"]);
    expect([...withRows(before, ["a"], "remove")]).toEqual([]);
    expect([...before]).toEqual(["a"]);
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
