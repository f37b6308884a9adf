import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumMinor } from "@/lib/core/money";
import { cutStatement } from "@/lib/core/statement/cut-statement";
import { lineIdOf, shortened, toStatementLine } from "@/lib/core/statement/statement-line";
import { movement, movements } from "../../../support/movements";

const PERIOD = { fromOn: "2026-01-01", toOn: "2026-12-31" };

describe("cutting a statement into files", () => {
  test("keeps every line once and in order, and each part opens where the one before it closed", () => {
    fc.assert(
      fc.property(
        movements({ maxLength: 60 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 1, max: 9 }),
        (all, openingMinor, size) => {
          const lines = all.map((each) => toStatementLine("a", each));
          const parts = cutStatement({ ...PERIOD, openingMinor, lines }, size);
          expect(parts.flatMap((part) => part.lines)).toEqual(lines);
          let balance = openingMinor;
          for (const part of parts) {
            expect(part.openingMinor).toBe(balance);
            balance = sumMinor([balance, ...part.lines.map(({ amountMinor }) => amountMinor)]);
            expect(part.closingMinor).toBe(balance);
            expect(part.lines.length).toBeLessThanOrEqual(size);
          }
          expect([parts[0]?.fromOn, parts.at(-1)?.toOn]).toEqual([PERIOD.fromOn, PERIOD.toOn]);
        },
      ),
    );
  });

  test("a period without lines still says the balance", () => {
    expect(cutStatement({ ...PERIOD, openingMinor: 500, lines: [] })).toEqual([
      { ...PERIOD, openingMinor: 500, closingMinor: 500, lines: [] },
    ]);
  });
});

describe("a line", () => {
  test("has the same id whenever it is told, another on every other account and at every further telling", () => {
    const ids = [lineIdOf("a", "k"), lineIdOf("b", "k"), lineIdOf("a", "k", 1), lineIdOf("a", "l")];
    expect(new Set(ids).size).toBe(4);
    expect(lineIdOf("a", "k")).toBe(ids[0]);
  });

  test("says what was bought, for what in its own currency, and with which card, in one line", () => {
    const line = toStatementLine("a", {
      ...movement({ description: "Ride\n to airport", cardLast4: "4821" }),
      originalAmountMinor: -2460,
      originalCurrency: "USD",
    });
    expect(line.description).toBe("Ride to airport · USD 24.60 · ··4821");
  });

  test("is shortened between characters, never within one", () => {
    expect(shortened("☕☕☕☕", 3)).toBe("☕☕…");
    expect(shortened("abc", 3)).toBe("abc");
  });
});
