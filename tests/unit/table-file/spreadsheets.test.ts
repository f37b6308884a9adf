import { utils, write, type BookType, type CellObject } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDecimalString } from "@/lib/core/money";
import { textRow, workbookOf } from "@/tests/support/hostile-workbooks";
import { DEBIT, readImport } from "@/tests/support/read-import";

const HEAD = ["Date", "Merchant", "Amount"];
const DAY = "dd/mm/yyyy";
/** The day's number in a spreadsheet. */
const serialOf = (on: string) => Date.parse(on) / 86_400_000 + 25_569;
const dayCell = (on: string): CellObject => ({ t: "n", v: serialOf(on), z: DAY });

function book(rows: unknown[][], bookType: BookType): Buffer {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), "Movements");
  return write(workbook, { type: "buffer", bookType }) as Buffer;
}

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2079-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const merchant = fc
  .string({ unit: fc.constantFrom("a", "B", " ", "&", "<", '"', "é", "漢", "😀"), minLength: 1, maxLength: 15 })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter(Boolean);
const movement = fc.record({ postedOn: day, merchant, amountMinor: fc.integer({ min: -999_999_999, max: 999_999_999 }) });

describe("a spreadsheet of movements", () => {
  it.each(["xlsx", "biff8"] as const)("gives back every day, text and amount as they stand in its cells (%s)", async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(movement, { minLength: 1, maxLength: 10 }), async (rows) => {
        const cells = rows.map((row) => [dayCell(row.postedOn), row.merchant, Number(toDecimalString(row.amountMinor, "SGD"))]);
        const { rows: found, leftOut, questions, facts } = await readImport(book([HEAD, ...cells], kind));
        expect(facts.kind).toBe(kind === "xlsx" ? "xlsx" : "xls");
        expect([leftOut, questions.filter((question) => question !== "purchaseSign")]).toEqual([[], []]);
        expect(found.map(({ row: { postedOn, merchant, amountMinor } }) => ({ postedOn, merchant, amountMinor }))).toEqual(rows);
      }),
      { numRuns: kind === "xlsx" ? 40 : 8 },
    );
  });

  it("reads amounts as they are meant, not as a computer keeps them", async () => {
    const cells = [12.340000000000002, 0.1 + 0.2, 1234.567, -7.005, 1e-9, 123456789.01].map((v, index) => [
      dayCell("2026-10-01"),
      `S${index}`,
      v,
    ]);
    const { rows } = await readImport(book([HEAD, ...cells], "xlsx"));
    expect(rows.map(({ row }) => row.amountMinor)).toEqual([1234, 30, 123457, -701, 0, 12345678901]);
  });

  it("reads days of an old Mac's workbook, days without a format and days with a time", async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>';
    const row = (day: string, amount: string) => `<row>${day}<c t="str"><v>Kopi</v></c><c><v>${amount}</v></c></row>`;
    const rows =
      textRow(...HEAD) + row('<c s="1"><v>41578</v></c>', "1") + row("<c><v>41578</v></c>", "2") + row('<c s="2"><v>41578.75</v></c>', "3");
    const { rows: mac } = await readImport(workbookOf({ sheets: [{ name: "A", rows }], styles, isMac: true }));
    expect(mac.map(({ row: { postedOn } }) => postedOn)).toEqual(["2017-11-01", "2017-11-01", "2017-11-01"]);
    const { rows: today } = await readImport(workbookOf({ sheets: [{ name: "A", rows: rows.replaceAll("41578", "43040") }], styles }));
    expect(today.map(({ row: { postedOn } }) => postedOn)).toEqual(["2017-11-01", "2017-11-01", "2017-11-01"]);
  });

  it("takes what formulas came to, and the letters of a text in several formats", async () => {
    const rows =
      textRow(...HEAD) +
      '<row><c t="str"><f>TODAY()</f><v>2026-10-01</v></c><c t="s"><v>0</v></c><c><f>1+1</f><v>2</v></c></row>' +
      '<row><c t="str"><v>2026-10-02</v></c><c t="s"><v>0</v></c><c><f>1/0</f></c></row>';
    const texts = "<si><r><t>Ko</t></r><r><rPr><b/></rPr><t>pi</t></r><rPh><t>コピ</t></rPh></si>";
    const { rows: found, leftOut } = await readImport(workbookOf({ sheets: [{ name: "A", rows }], texts }));
    expect(found.map(({ row }) => [row.merchant, row.amountMinor])).toEqual([["Kopi", 200]]);
    expect(leftOut).toMatchObject([{ line: 3, reason: "amountMissing" }]);
  });

  it("offers every sheet by its name", async () => {
    const sheets = [
      { name: "Notes", rows: textRow("Read me") },
      { name: "October", rows: textRow(...HEAD) + textRow("2026-10-01", "Kopi", "-5.00") },
    ];
    const { sheetNames, rows } = await readImport(workbookOf({ sheets }), DEBIT, { sheet: 1 });
    expect(sheetNames).toEqual(["Notes", "October"]);
    expect(rows).toHaveLength(1);
  });

  it("reads the web page that calls itself an Excel file", async () => {
    const page =
      "<html><body><table><tr><td>Date</td><td>Merchant</td><td>Amount</td></tr><tr><td>13/10/2026</td><td>Kopi</td><td>1,200.50</td></tr></table></body></html>";
    const { rows } = await readImport(page);
    expect(rows.map(({ row }) => [row.postedOn, row.merchant, row.amountMinor])).toEqual([["2026-10-13", "Kopi", 120050]]);
  });
});
