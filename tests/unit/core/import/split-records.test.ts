import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutText } from "@/lib/adapters/table-file/text-table";
import { RecordSplitter, type FileRecord } from "@/lib/core/import/split-records";

/** Cuts text that arrives in pieces of these lengths. */
function cut(text: string, lengths: readonly number[] = []): FileRecord[] {
  const splitter = new RecordSplitter(",");
  const records: FileRecord[] = [];
  let at = 0;
  for (const length of lengths) {
    records.push(...splitter.push(text.slice(at, at + length)));
    at += length;
  }
  return [...records, ...splitter.push(text.slice(at)), ...splitter.end()];
}

const cells = (records: readonly FileRecord[]) => records.map((record) => record.cells);
const lines = (records: readonly FileRecord[]) => records.map(({ line }) => line);

describe("cutting text into records", () => {
  it("agrees with another reader on well-formed CSV, wherever the pieces begin and end", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "b", '"', ",", "\n", "\r\n", "é"), maxLength: 8 }).map((text) => text.trim());
    const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    const pieces = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 10 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), pieces, (rows, end, lengths) => {
        const text = rows.map((row) => `x${row.map((each) => `,${quoted(each)}`).join("")},x`).join(end);
        const wanted = parse(text, { record_delimiter: end, relax_column_count: true }).map((row) =>
          row.map((each) => each.replace(/\s+/g, " ").trim()),
        );
        expect(cells(cut(text, lengths))).toEqual(wanted);
      }),
    );
  });

  it("takes a quote that never closes for a character, and loses no line behind it", () => {
    expect(cells(cut('a,5" disk,1\nb,"open,2\nc,x,3\n'))).toEqual([
      ["a", '5" disk', "1"],
      ["b", '"open', "2"],
      ["c", "x", "3"],
    ]);
    expect(cut(`a,"open,1\n${"b,c,2\n".repeat(1000)}`, [20, 300, 900])).toHaveLength(1001);
    expect(cells(cut('a,"12" monitor",1\n'))).toEqual([["a", '12" monitor', "1"]]);
  });

  it("counts lines through mixed line ends, blank lines and breaks inside quotes", () => {
    expect(lines(cut('a,1\r\nb,2\rc,3\n\n"d\ne",4\nf,5'))).toEqual([1, 2, 3, 5, 7]);
    expect(lines(cut("a,1\r\nb,2\r\n", [4, 1]))).toEqual([1, 2]);
  });

  it("cleans cells of what nobody can see, and drops empty cells at the end", () => {
    expect(cells(cut('\u202e12.50\u200b,a\u0000b,="00123",  x   y ,,,\n,,,\n'))).toEqual([["12.50", "ab", "00123", "x y"]]);
    expect(cells(cut("a\ud800,b\n"))[0]?.[0]?.isWellFormed()).toBe(true);
  });

  it("refuses a line of 2 GB without ever holding more than a million characters of it", async () => {
    const chunk = Buffer.alloc(65_536, "a");
    let sent = 0;
    async function* endless() {
      for (; sent < 2 ** 31; sent += chunk.length) yield await Promise.resolve(chunk);
    }
    const read = async () => {
      for await (const some of cutText(endless(), { encoding: "utf-8", delimiter: "," })) expect(some).toEqual([]);
    };
    await expect(read()).rejects.toMatchObject({ code: "fileRefused", detail: { reason: "lineTooLong", line: 1 } });
    expect(sent).toBeLessThan(2_000_000);
  });

  it("cuts text in the encoding and at the delimiter that a person names", async () => {
    async function* bytes() {
      yield await Promise.resolve(Buffer.from("a4a4a4e57c", "hex"));
      yield await Promise.resolve(Buffer.from("a4", "hex"));
      yield await Promise.resolve(Buffer.from("e52c317c32", "hex"));
    }
    const records: FileRecord[] = [];
    for await (const some of cutText(bytes(), { encoding: "big5", delimiter: "|" })) records.push(...some);
    expect(cells(records)).toEqual([["中文", "文,1", "2"]]);
  });

  it("refuses ten thousand columns, and takes as many empty ones for none", () => {
    expect(() => cut(`a${",b".repeat(10_000)}\n`)).toThrow(expect.objectContaining({ detail: { reason: "tooManyColumns", line: 1 } }));
    expect(cells(cut(`a,b${",".repeat(10_000)}\n`))).toEqual([["a", "b"]]);
  });
});
