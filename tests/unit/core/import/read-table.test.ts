import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberLayout } from "@/lib/core/import/remembered-layouts";
import { toDecimalString } from "@/lib/core/money";
import { DEBIT, readImport } from "@/tests/support/read-import";

const word = fc
  .string({ unit: fc.constantFrom("a", "b", "X", "Y", " ", ",", ";", '"', "'", "é", "ñ", "&", "-"), minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "" && !/^="/.test(text));
const day = fc
  .date({ min: new Date("2020-01-13"), max: new Date("2027-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const movement = fc.record({ postedOn: day, amountMinor: fc.integer({ min: -99_999_999, max: 99_999_999 }), merchant: word });
const facts = ({ row }: { row: { postedOn: string; amountMinor: number; merchant: string } }) => [
  row.postedOn,
  row.merchant,
  row.amountMinor,
];

describe("a file of movements", () => {
  it("gives back what was written into it, whatever the delimiter, the line ends and the encoding", async () => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const delimiters = fc.constantFrom(",", ";", "\t", "|");
    const encodings = fc.constantFrom("utf8", "bom", "utf16le", "utf16be", "latin1");
    await fc.assert(
      fc.asyncProperty(
        fc.array(movement, { minLength: 1, maxLength: 12 }),
        delimiters,
        fc.constantFrom("\r\n", "\n", "\r"),
        encodings,
        async (rows, delimiter, end, encoding) => {
          const lines = rows.map(({ postedOn, amountMinor, merchant }) =>
            [postedOn, quote(merchant), quote(toDecimalString(amountMinor, "SGD"))].join(delimiter),
          );
          const text = [["Date", "Merchant", "Amount"].join(delimiter), ...lines].join(end);
          const { rows: found, leftOut } = await readImport(encode(text, encoding));
          expect(leftOut).toEqual([]);
          expect(found.map(facts)).toEqual(rows.map((row) => facts({ row })));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("finds the header below a bank's letterhead, and joins lines that go on", async () => {
    const text =
      'Account details for:,123\n\nTransaction History\nTransaction date,Value date,Description,Withdrawals(SGD),Deposits(SGD)\n13/10/2026,13/10/2026,FAST PAYMENT,"1,200.50",\n,,to Acme,,\n14/10/2026,14/10/2026,SALARY,,3000.00\n';
    const { rows } = await readImport(text);
    expect(rows.map(({ row }) => [row.postedOn, row.merchant, row.description, row.amountMinor])).toEqual([
      ["2026-10-13", "FAST PAYMENT", "to Acme", -120050],
      ["2026-10-14", "SALARY", "", 300000],
    ]);
  });

  it("reads Indonesian headers and marks, and a direction in a column of its own", async () => {
    const idr = { ...DEBIT, currency: "IDR" };
    const pair = await readImport("Tanggal;Keterangan;Debet;Kredit\n17/08/2026;Beli kopi;1.500.000,00;\n", idr);
    expect(pair.rows.map(facts)).toEqual([["2026-08-17", "Beli kopi", -150000000]]);
    const marked = await readImport(
      "Tanggal;Keterangan;Jumlah;DB/CR\n17/08/2026;Beli kopi;1.500.000,00;DB\n18/08/2026;Setoran;2.000,00;CR\n",
      idr,
    );
    expect(marked.rows.map(facts)).toEqual([
      ["2026-08-17", "Beli kopi", -150000000],
      ["2026-08-18", "Setoran", 200000],
    ]);
  });

  it("lists what it cannot read with line, column and reason, and takes the rest", async () => {
    const { rows, leftOut } = await readImport(
      "Date,Merchant,Amount,Currency,Status\n2026-10-01,A,1.00,SGD,done\nsoon,B,1.00,SGD,done\n2026-10-01,C,x,SGD,done\n2026-10-01,D,1.00,USD,done\n2026-10-01,E,1.00,SGD,Pending\n",
    );
    expect(rows).toHaveLength(1);
    expect(leftOut).toEqual([
      { line: 3, column: "postedOn", value: "soon", reason: "dateUnreadable" },
      { line: 4, column: "amount", value: "x", reason: "amountUnreadable" },
      { line: 5, column: "currency", value: "USD", reason: "currencyDiffers" },
      { line: 6, column: "status", value: "Pending", reason: "notSettled" },
    ]);
  });

  it("leaves out totals, balances, repeated headers and remarks, and says so", async () => {
    const { rows, leftOut } = await readImport(
      "Date,Merchant,Amount\n2026-10-01,A,-1.00\n2026-10-02,B,-2.00\nDate,Merchant,Amount\n,,-3.00\n,Grand Total,-3.00\nClosing balance,,100.00\nPrinted on request\n",
    );
    expect(rows).toHaveLength(2);
    expect(leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "repeatedHeader"],
      [5, "totalsRow"],
      [6, "totalsRow"],
      [7, "totalsRow"],
      [8, "textLine"],
    ]);
  });

  it("tells equal purchases of one day apart, the same way in an overlapping file", async () => {
    const head = "Date,Merchant,Amount\n";
    const coffee = "2026-10-01,Kopi,-5.00\n";
    const ids = async (text: string) => (await readImport(head + text)).rows.map(({ externalId }) => externalId);
    const first = await ids(coffee + coffee);
    const second = await ids(`${coffee}${coffee}${coffee}2026-10-02,Roti,-6.00\n`);
    expect(new Set(first).size).toBe(2);
    expect(second.slice(0, 2)).toEqual(first);
    expect(new Set(second).size).toBe(4);
  });

  it("remembers per account how such a file was read", async () => {
    const text = "Date,Who,Sum\n2026-10-01,Kopi,5.00\n";
    const guessed = await readImport(text);
    const layout = { ...guessed.understanding.layout, columns: { postedOn: 0, merchant: 1, amount: 2 }, positiveMeans: "spend" as const };
    const importLayout = rememberLayout(null, guessed.records, layout);
    const again = await readImport(text, { ...DEBIT, importLayout });
    expect(again.understanding.isRemembered).toBe(true);
    expect(again.rows.map(({ row }) => row.amountMinor)).toEqual([-500]);
  });

  it("asks which day is meant where every date can be read both ways, and reads them as answered", async () => {
    const text = "Date,Merchant,Amount\n03/04/2026,Kopi,-5.00\n04/05/2026,Roti,-6.00\n";
    const asked = await readImport(text);
    expect(asked.questions).toEqual(["dateOrder", "purchaseSign"]);
    const answered = await readImport(text, DEBIT, {
      layout: { ...asked.understanding.layout, dateOrder: "MDY", positiveMeans: "income" },
    });
    expect(answered.rows.map(({ row }) => row.postedOn)).toEqual(["2026-03-04", "2026-04-05"]);
  });
});

function encode(text: string, encoding: string): Buffer {
  if (encoding === "bom") return Buffer.from(`\uFEFF${text}`);
  if (encoding === "latin1") return Buffer.from(text, "latin1");
  if (encoding === "utf8") return Buffer.from(text);
  const wide = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf16le" ? wide : wide.swap16();
}
