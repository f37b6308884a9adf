import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMN_FACTS, EXPENSE_COLUMNS, FIRST_COLUMNS, MOST_WIDTH, fitColumns, parseColumns, withColumn } from "@/lib/core/expense-columns";
import { readPreferences } from "@/lib/core/member-preferences";

const columnsArbitrary = fc.subarray([...EXPENSE_COLUMNS]);
const widthsArbitrary = fc.dictionary(fc.constantFrom(...EXPENSE_COLUMNS), fc.integer({ min: 0, max: 2_000 }));

describe("the columns of the list", () => {
  test("fill the room exactly, or are the few that never give way", () => {
    fc.assert(
      fc.property(columnsArbitrary, widthsArbitrary, fc.integer({ min: 300, max: 3_000 }), (wanted, widths, room) => {
        const fitted = fitColumns(wanted, widths, room);
        const taken = fitted.reduce((sum, { width }) => sum + width, 0);
        expect(taken === room || fitted.every(({ column }) => COLUMN_FACTS[column].rank === COLUMN_FACTS.merchant.rank)).toBe(true);
        for (const { column, width } of fitted) expect(width).toBeGreaterThanOrEqual(COLUMN_FACTS[column].min);
      }),
    );
  });

  test("give way from the least on: beside the panel who paid goes before the Xero account, and on a tablet that before the status", () => {
    const narrow = fitColumns(EXPENSE_COLUMNS, {}, 700).map(({ column }) => column);
    expect(narrow).toEqual(["date", "merchant", "ledgerAccount", "amount", "status"]);
    const tablet = fitColumns(FIRST_COLUMNS, {}, 530).map(({ column }) => column);
    expect(tablet).toEqual(["date", "merchant", "amount", "status"]);
  });

  test("narrow a little before any gives way, and what was asked for outlasts what is there by itself", () => {
    const named = (room: number) => fitColumns([...FIRST_COLUMNS, "reference"], {}, room).map(({ column }) => column);
    expect(named(1156)).toEqual(withColumn(FIRST_COLUMNS, "reference", true));
    expect(named(1040)).not.toContain("tax");
    expect(named(1040)).toContain("reference");
  });

  test("keep the width that somebody gave them as long as they are shown", () => {
    fc.assert(
      fc.property(widthsArbitrary, fc.integer({ min: 300, max: 3_000 }), (widths, room) => {
        for (const { column, width } of fitColumns(EXPENSE_COLUMNS, widths, room)) {
          const given = widths[column];
          if (given === undefined || column === "merchant") continue;
          expect(width).toBe(Math.min(Math.max(given, COLUMN_FACTS[column].min), MOST_WIDTH));
        }
      }),
    );
  });

  test("are never without the merchant, keep their order, and show each once", () => {
    expect(withColumn(["amount", "date"], "tax", true)).toEqual(["date", "merchant", "tax", "amount"]);
    expect(withColumn(FIRST_COLUMNS, "merchant", false)).toEqual(FIRST_COLUMNS);
    expect(parseColumns("amount,date,nonsense,amount")).toEqual(["date", "merchant", "amount"]);
    expect(parseColumns("nonsense")).toBeNull();
    expect(parseColumns(null)).toBeNull();
  });

  test("what was stored by an older or a damaged version falls back to the first columns", () => {
    expect(readPreferences({ expenseColumns: { shown: ["gone"], widths: {} } }).expenseColumns.shown).toEqual(FIRST_COLUMNS);
    expect(readPreferences({}).expenseColumns).toEqual({ shown: FIRST_COLUMNS, widths: {} });
    expect(readPreferences({ expenseColumns: { shown: ["merchant"], widths: { date: 80 } } }).expenseColumns).toEqual({
      shown: ["merchant"],
      widths: { date: 80 },
    });
  });
});
