import { describe, expect, test } from "vitest";
import { walkOf } from "@/lib/core/list-walk";

const IDS = ["a", "b", "c"];

describe("a walk through a list", () => {
  test("leads to the neighbours and no further than the ends", () => {
    expect(walkOf(IDS, "b", null)).toEqual({ at: 1, back: 0, on: 2 });
    expect(walkOf(IDS, "a", null)).toEqual({ at: 0, back: null, on: 1 });
    expect(walkOf(IDS, "c", null)).toEqual({ at: 2, back: 1, on: null });
  });

  test("goes on where a row was that has left the list, also from its end and when nothing is left", () => {
    expect(walkOf(IDS, "gone", 1)).toEqual({ at: null, back: 0, on: 1 });
    expect(walkOf(IDS, "gone", 0)).toEqual({ at: null, back: null, on: 0 });
    expect(walkOf(IDS, "gone", 7)).toEqual({ at: null, back: 2, on: null });
    expect(walkOf([], "gone", 0)).toEqual({ at: null, back: null, on: null });
  });

  test("follows a row that has only moved", () => {
    expect(walkOf(["c", "a", "b"], "b", 1)).toEqual({ at: 2, back: 1, on: null });
  });

  test("begins nowhere while no row was walked to, or one of another list", () => {
    expect(walkOf(IDS, null, null)).toBeNull();
    expect(walkOf(IDS, "elsewhere", null)).toBeNull();
  });
});
