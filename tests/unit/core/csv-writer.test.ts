import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { csvText } from "@/lib/core/csv-writer";

const cells = (text: string, delimiter = ","): string[][] => parse(text, { bom: true, delimiter, relax_column_count: true });
/** As spreadsheets judge it, in the widest sense: what calls a function, names a cell or reaches outside needs a letter. */
const isRun = (cell: string) => /^\s*[=@\uFF1D\uFF20]/.test(cell) || (/^\s*[+\-\uFF0B\uFF0D]/.test(cell) && /[\p{L}@|!'"]/u.test(cell));

describe("a CSV file", () => {
  it("never holds a cell that a spreadsheet would run", () => {
    expect(csvText([["=1+1", "+A1", "@cmd", "-cmd", "\tx", " =1", "＝1"]])).toBe("\uFEFF'=1+1,'+A1,'@cmd,'-cmd,'\tx,' =1,'＝1\r\n");
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: fc.constantFrom("=", "+", "-", "@", ";", ",", "\t", "\n", "\r", '"', " ", "1", "a", "|", "(", "＝") }),
        fc.string(),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(nasty, (row) => {
        const [read = []] = cells(csvText([row]));
        expect(read.filter(isRun)).toEqual([]);
      }),
    );
  });

  it("stays harmless where a spreadsheet cuts at semicolons", () => {
    expect(csvText([["Lunch;=HYPERLINK(1)", "a\n=b"]])).toBe(`\uFEFFLunch;'=HYPERLINK(1),"a\n'=b"\r\n`);
  });

  it("leaves amounts, minus signs, ranges and telephone numbers as they are", () => {
    const plain = ["-12.50", "12", "-1,250.00", "-", "+65 6123 4567", "+62 (21) 555-0100", "-5%", "1-2", "a-b", "Kopi; -10"];
    expect(cells(csvText([plain]))[0]).toEqual(plain);
  });

  it("reads back as it was written, whatever was in it, but for the mark that makes a formula text", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (row) => {
        const [read = []] = cells(csvText([row]));
        expect(read.map((cell) => cell.replaceAll("'", ""))).toEqual(row.map((cell) => cell.replaceAll("'", "")));
      }),
    );
  });
});
