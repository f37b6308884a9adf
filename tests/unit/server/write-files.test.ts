import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { ExportColumn } from "@/lib/core/export/export-column";
import { writeCsv } from "@/lib/server/export/write-csv";
import { writeXlsx } from "@/lib/server/export/write-xlsx";

type Row = { merchant: string; amountMinor: number; on: string };
const columns: ExportColumn<Row>[] = [
  { head: "Merchant", kind: "text", of: (row) => row.merchant },
  { head: "Amount", kind: "amount", of: ({ amountMinor }) => ({ amountMinor, currency: "SGD" }) },
  { head: "Date", kind: "day", of: (row) => row.on },
];
const rowAt = (index: number): Row => ({ merchant: `=Kopi & "${index}"`, amountMinor: index - 500, on: "2026-10-31" });

/** Pages that tell how many of them were asked for, and whether they were given up. */
function pagesOf(count: number, size: number) {
  const told = { asked: 0, isGivenUp: false };
  async function* pages() {
    try {
      for (let from = 0; from < count; from += size) {
        told.asked += 1;
        yield await Promise.resolve(Array.from({ length: Math.min(size, count - from) }, (_, index) => rowAt(from + index)));
      }
    } finally {
      told.isGivenUp = true;
    }
  }
  return { pages: pages(), told };
}

const file = (pages: AsyncGenerator<Row[]>) => ({ title: "Pending: sync?", columns, pages, timeZone: "Asia/Singapore" });

describe("an export", () => {
  it("is a worksheet with text that stays text, and amounts and days that can be counted with", async () => {
    const bytes = new Uint8Array(await new Response(writeXlsx(file(pagesOf(2500, 1000).pages))).arrayBuffer());
    const { sheets } = await readXlsx(bytes);
    const rows = sheets[0]!.rows;
    expect(sheets[0]!.name).toBe("Pending  sync ");
    expect(rows).toHaveLength(2501);
    expect(rows[0]).toEqual(["Merchant", "Amount", "Date"]);
    expect(rows[1]).toEqual(['=Kopi & "0"', -5, new Date("2026-10-31T00:00:00Z")]);
    expect(rows.at(-1)?.[1]).toBe(19.99);
  });

  it("is a text file with a mark for its encoding, its heads and every row", async () => {
    const bytes = await new Response(writeCsv(file(pagesOf(3, 2).pages))).arrayBuffer();
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    expect(text.split("\r\n")).toEqual([
      "\uFEFFMerchant,Amount,Date",
      `"'=Kopi & ""0""",-5.00,2026-10-31`,
      `"'=Kopi & ""1""",-4.99,2026-10-31`,
      `"'=Kopi & ""2""",-4.98,2026-10-31`,
      "",
    ]);
  });

  it.each([
    ["CSV", writeCsv<Row>],
    ["XLSX", writeXlsx<Row>],
  ])("reads no further than its reader does, and stops when the reader goes away (%s)", async (_name, write) => {
    const { pages, told } = pagesOf(1_000_000, 1000);
    const reader = write(file(pages)).getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    expect(told.asked).toBeLessThan(30);
    expect(told.isGivenUp).toBe(true);
  });
});
