import { describe, expect, it } from "vitest";
import english from "@/lib/i18n/messages/en/imports.json";
import indonesian from "@/lib/i18n/messages/id/imports.json";
import { textRow, workbookOf, zipOf } from "@/tests/support/hostile-workbooks";
import { readImport } from "@/tests/support/read-import";

const TABLE = textRow("Date", "Merchant", "Amount") + textRow("2026-10-01", "Kopi", "-5.00");
const HEAD = "Date,Merchant,Amount\n";
const zeros = (size: number) => Buffer.alloc(size);

async function reasonFor(content: Buffer | string): Promise<string> {
  const error: unknown = await readImport(content).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: "fileRefused" });
  return (error as { detail: { reason: string } }).detail.reason;
}

/** Thirty kilobytes that unpack to thirty megabytes of blanks. */
const bomb = (lie: { claimedSize?: number } = {}) =>
  zipOf([
    { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
    { name: "xl/workbook.xml", bytes: Buffer.concat([Buffer.from("<workbook>"), Buffer.alloc(30_000_000, " ")]), ...lie },
  ]);

const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");

describe("a hostile or broken file gets a clear answer", () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "${"ha".repeat(50)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
  const cases: [string, () => Buffer | string, string][] = [
    ["an empty file", () => zeros(0), "empty"],
    ["a PDF called statement.csv", () => "%PDF-1.7\nstream", "pdf"],
    ["a picture called statement.xlsx", () => Buffer.from("89504e470d0a1a0a0000000d4948445200000100", "hex"), "notATable"],
    ["a file of nothing but zeros", () => zeros(10_000), "notATable"],
    ["a zip that is no workbook", () => zipOf([{ name: "a.csv", bytes: Buffer.from("x") }]), "notATable"],
    [
      "a zip in a zip in a zip",
      () => zipOf([{ name: "b.zip", bytes: zipOf([{ name: "c.zip", bytes: zipOf([{ name: "d", bytes: zeros(1e6) }]) }]) }]),
      "notATable",
    ],
    ["a LibreOffice sheet", () => zipOf([{ name: "content.xml", bytes: Buffer.from("<x/>") }]), "otherSpreadsheet"],
    ["a zip bomb that tells its size", () => bomb(), "tooComplex"],
    ["a zip bomb that lies about its size", () => bomb({ claimedSize: 1000 }), "damaged"],
    [
      "a zip of ten thousand parts",
      () => zipOf(Array.from({ length: 3_000 }, (_, index) => ({ name: `p${index}`, bytes: zeros(1) }))),
      "tooComplex",
    ],
    [
      "a billion laughs",
      () => workbookOf({ sheets: [{ name: "A", rows: TABLE }], texts: "<si><t>&c;</t></si>", doctype: laughs }),
      "damaged",
    ],
    [
      "an entity that nobody has defined",
      () => workbookOf({ sheets: [{ name: "A", rows: TABLE }], texts: "<si><t>&c;</t></si>" }),
      "damaged",
    ],
    ["a workbook whose end is missing", () => workbookOf({ sheets: [{ name: "A", rows: TABLE }] }).subarray(0, 600), "damaged"],
    ["XML that breaks off", () => workbookOf({ sheets: [{ name: "A", rows: `${TABLE}<row><c>` }] }), "damaged"],
    [
      "a cell in a column that no spreadsheet has",
      () => workbookOf({ sheets: [{ name: "A", rows: '<row><c r="ZZZZZ1"><v>1</v></c></row>' }] }),
      "damaged",
    ],
    [
      "a sheet of six hundred filled columns",
      () => workbookOf({ sheets: [{ name: "A", rows: textRow(...Array.from({ length: 600 }, () => "x")) }] }),
      "tooManyColumns",
    ],
    ["ten thousand columns", () => `${HEAD}${"x,".repeat(10_000)}x\n`, "tooManyColumns"],
    ["an old workbook that is only a container", () => Buffer.concat([OLE, zeros(2000)]), "damaged"],
    ["a workbook with a password", () => Buffer.concat([OLE, zeros(2000), Buffer.from("EncryptedPackage", "utf16le")]), "encrypted"],
    ["a line that never ends", () => `${HEAD}${"x".repeat(1_100_000)}`, "lineTooLong"],
  ];

  it.each(cases)("%s", async (_name, make, reason) => {
    expect(await reasonFor(make())).toBe(reason);
    for (const { refused } of [english, indonesian]) expect(Object.keys(refused)).toContain(reason);
  });
});

describe("a file that is odd but readable loses nothing", () => {
  it("is read whatever it is called: the bytes decide", async () => {
    expect((await readImport(workbookOf({ sheets: [{ name: "A", rows: TABLE }] }))).facts.kind).toBe("xlsx");
    expect((await readImport(`${HEAD}2026-10-01,Kopi,-5.00\n`)).facts.kind).toBe("text");
  });

  it("has no rows and no questions answered where there is only a header, or only a letterhead", async () => {
    expect(await readImport(HEAD)).toMatchObject({ rows: [], leftOut: [] });
    expect((await readImport("Dear customer\nplease find below\n")).questions).toEqual(["dateColumn", "amountColumn"]);
  });

  it("keeps NUL bytes, direction marks and lone quotes out of the books, and the row in", async () => {
    const { rows } = await readImport(
      `${HEAD}2026-10-01,\u202eK\u0000o"pi\u200b,\u200e-5.00\r2026-10-02,"Roti,-6.00\r\n2026-10-03,Teh,-7.00\n`,
    );
    expect(rows.map(({ row }) => [row.merchant, row.amountMinor])).toEqual([
      ['Ko"pi', -500],
      ['"Roti', -600],
      ["Teh", -700],
    ]);
  });

  it("lists huge numbers, impossible days and formulas with their line", async () => {
    const { rows, leftOut } = await readImport(
      `${HEAD}2026-10-01,A,99999999999999999999\n0000-00-00,B,1.00\n9999-12-31,C,1.00\n2026-10-01,D,=1+1\n2026-10-01,=HYPERLINK("x"),1.00\n`,
    );
    expect(leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "amountUnreadable"],
      [3, "dateUnreadable"],
      [4, "dateUnreadable"],
      [5, "amountUnreadable"],
    ]);
    expect(rows).toHaveLength(1);
  });
});
