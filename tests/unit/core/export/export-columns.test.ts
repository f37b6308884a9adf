import { describe, expect, it } from "vitest";
import { sheetCells, textCells, wallClock, type ExportColumn } from "@/lib/core/export/export-column";
import { exportAddress, exportFileName } from "@/lib/core/export/export-file-name";
import { dayAfter, startOfDay } from "@/lib/core/start-of-day";

type Row = { text: string | null; amountMinor: number; currency: string; count: number; day: string; at: Date };

const columns: ExportColumn<Row>[] = [
  { head: "Text", kind: "text", of: (row) => row.text },
  { head: "Amount", kind: "amount", of: (row) => row },
  { head: "Count", kind: "count", of: (row) => row.count },
  { head: "Day", kind: "day", of: (row) => row.day },
  { head: "At", kind: "moment", of: (row) => row.at },
];
const row: Row = { text: "=1", amountMinor: -123_456, currency: "SGD", count: 3, day: "2026-10-31", at: new Date("2026-10-31T17:05:00Z") };

describe("a list as a file", () => {
  it("says amounts and days plainly in text, and instants by the clock of the business", () => {
    expect(textCells(columns, "Asia/Singapore")(row)).toEqual(["=1", "-1234.56", "3", "2026-10-31", "2026-11-01 01:05"]);
    expect(textCells(columns, "Asia/Jakarta")({ ...row, currency: "JPY", text: null })[1]).toBe("-123456");
  });

  it("has numbers and dates as cells of their own in a worksheet", () => {
    expect(sheetCells(columns, "Asia/Singapore")(row)).toEqual([
      "=1",
      -1234.56,
      3,
      new Date("2026-10-31T00:00:00Z"),
      new Date("2026-11-01T01:05:00Z"),
    ]);
  });

  it("never rounds an amount: what a spreadsheet can't hold exactly is text", () => {
    expect(sheetCells(columns, "UTC")({ ...row, amountMinor: 9_007_199_254_740_991 })[1]).toBe("90071992547409.91");
  });

  it("leaves out of a worksheet what XML can't say", () => {
    expect(sheetCells(columns, "UTC")({ ...row, text: "a\u0000b\u000Bc\ttab_x0041_" })[0]).toBe("abc\ttab_x005F_x0041_");
  });
});

describe("the name of a file", () => {
  it("says what it is, of whom, and when", () => {
    const name = { title: "Pending sync", business: "Kopi Nusantara Pté. Ltd.", todayOn: "2026-11-25", format: "xlsx" } as const;
    expect(exportFileName(name)).toBe("pending-sync-kopi-nusantara-pte-ltd-2026-11-25.xlsx");
    expect(exportFileName({ ...name, business: "東京", range: { from: "2026-10-01", to: "2026-10-31" } })).toBe(
      "pending-sync-2026-10-01-to-2026-10-31-exported-2026-11-25.xlsx",
    );
  });

  it("keeps the list's own filters in the address", () => {
    expect(exportAddress("/api/runs/export", "csv")).toBe("/api/runs/export?format=csv");
    expect(exportAddress("/api/expenses/export?tab=synced", "xlsx")).toBe("/api/expenses/export?tab=synced&format=xlsx");
  });
});

describe("the days of a business", () => {
  it("begin by its own clock, also where clocks are moved", () => {
    expect(startOfDay("2026-10-31", "Asia/Singapore").toISOString()).toBe("2026-10-30T16:00:00.000Z");
    expect(startOfDay("2026-03-29", "Europe/London").toISOString()).toBe("2026-03-29T00:00:00.000Z");
    expect(startOfDay("2026-03-30", "Europe/London").toISOString()).toBe("2026-03-29T23:00:00.000Z");
    expect(wallClock("Europe/London")(startOfDay("2026-10-25", "Europe/London"))).toBe("2026-10-25 00:00");
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
  });
});
