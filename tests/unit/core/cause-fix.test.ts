import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixOf } from "@/lib/core/cause-fix";
import { dayAfter } from "@/lib/core/day-after";
import { evenOutSplit } from "@/lib/core/even-out-split";
import { sumMinor } from "@/lib/core/money";
import { isSyncErrorCode, SYNC_ERRORS } from "@/lib/core/sync-error";
import english from "@/lib/i18n/messages/en/expenses.json";
import indonesian from "@/lib/i18n/messages/id/expenses.json";

describe("the fix beside a cause", () => {
  test("is there for every error of the closed list, with words for its button in both languages", () => {
    const fixes = Object.keys(SYNC_ERRORS)
      .filter(isSyncErrorCode)
      .flatMap((code) => [fixOf(code, false), fixOf(code, true)]);
    expect(fixes.length).toBeGreaterThan(30);
    for (const fix of fixes) {
      expect(english.cause.fix[fix], fix).toBeTruthy();
      expect(indonesian.cause.fix[fix], fix).toBeTruthy();
    }
  });

  test("proposes the first day after the lock, over the end of a month, a leap day and a year", () => {
    expect(["2026-09-30", "2028-02-28", "2026-12-31"].map(dayAfter)).toEqual(["2026-10-01", "2028-02-29", "2027-01-01"]);
  });

  test("makes every split add up to its expense with no empty line, or one line of it again", () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 12 }), (total, amounts) => {
        const lines = evenOutSplit(
          total,
          amounts.map((amountMinor) => ({ amountMinor })),
        );
        expect(lines).not.toHaveLength(1);
        expect(lines.every((line) => line.amountMinor !== 0)).toBe(true);
        if (lines.length > 0) expect(sumMinor(lines.map((line) => line.amountMinor))).toBe(total);
      }),
    );
  });
});
