import { describe, expect, it } from "vitest";
import { csvText } from "@/lib/core/csv-writer";

describe("a CSV file", () => {
  it("never holds a cell that a spreadsheet would run", () => {
    expect(csvText([["=1+1", "+1", "@cmd", "-cmd", "\tx"]])).toBe("\uFEFF'=1+1,'+1,'@cmd,'-cmd,'\tx\r\n");
  });

  it("leaves negative amounts numbers", () => {
    expect(csvText([["-12.50", "12"]])).toBe("\uFEFF-12.50,12\r\n");
  });

  it("keeps commas, quotes and line ends inside their cell", () => {
    expect(csvText([['a "b", c', "d\ne"]])).toBe('\uFEFF"a ""b"", c","d\ne"\r\n');
  });
});
