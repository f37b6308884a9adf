import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumMinor } from "@/lib/core/money";
import { amountsByPercent, doesSplitAddUp, percentsByAmount, splitRemainder } from "@/lib/core/split-amounts";

describe("splitting an expense", () => {
  test("percentages that make up the whole give every cent to a line", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 9_999 }), (total, first) => {
        expect(sumMinor(amountsByPercent(total, [first, 10_000 - first]))).toBe(total);
      }),
    );
  });

  test("percentages that do not make up the whole leave the rest over", () => {
    const amounts = amountsByPercent(-10_000, [2_500, 2_500]);
    expect(amounts).toEqual([-2_500, -2_500]);
    expect(splitRemainder(-10_000, amounts)).toBe(-5_000);
  });

  test("lines that add up still do when they are shown in percent", () => {
    expect(percentsByAmount(-300, [-100, -100, -100])).toEqual([3_334, 3_333, 3_333]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 2, maxLength: 50 }), (lines) => {
        expect(sumMinor(percentsByAmount(sumMinor(lines), lines))).toBe(10_000);
      }),
    );
    expect(percentsByAmount(-200, [-100, -50])).toEqual([5_000, 2_500]);
    expect(percentsByAmount(-100, [-150, 50])).toEqual([15_000, -5_000]);
  });

  test("lines add up only to the cent, with an amount on each, and there are at least two", () => {
    expect(doesSplitAddUp(-100, [-60, -40])).toBe(true);
    expect(doesSplitAddUp(-100, [-60, -39])).toBe(false);
    expect(doesSplitAddUp(-100, [-100, 0])).toBe(false);
    expect(doesSplitAddUp(-100, [-100])).toBe(false);
  });
});
