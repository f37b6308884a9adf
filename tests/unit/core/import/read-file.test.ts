import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "@/lib/core/import/decode-text";
import { readFile } from "@/lib/core/import/read-file";
import { rememberLayout } from "@/lib/core/import/remembered-layouts";
import { toDecimalString } from "@/lib/core/money";

const CARD = { kind: "CARD" as const, currency: "SGD", importLayout: null };
const DEBIT = { kind: "DEBIT" as const, currency: "SGD", importLayout: null };
const read = (text: string, account: typeof CARD | typeof DEBIT = DEBIT) => readFile(Buffer.from(text), account, null);

const word = fc
  .string({ unit: fc.constantFrom("a", "b", "X", "Y", " ", ",", ";", '"', "'", "é", "ñ", "&", "-"), minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/\s+/g, " ").trim())
  .filter((text) => text !== "");
const day = fc
  .date({ min: new Date("2020-01-13"), max: new Date("2027-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const movement = fc.record({ postedOn: day, amountMinor: fc.integer({ min: -99_999_999, max: 99_999_999 }), merchant: word });

describe("a file of movements", () => {
  it("gives back what was written into it, whatever the delimiter", () => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(movement, { minLength: 1, maxLength: 12 }), fc.constantFrom(",", ";", "\t", "|"), (rows, delimiter) => {
        const lines = rows.map(({ postedOn, amountMinor, merchant }) =>
          [postedOn, quote(merchant), quote(toDecimalString(amountMinor, "SGD"))].join(delimiter),
        );
        const { rows: found, rejected } = read([["Date", "Merchant", "Amount"].join(delimiter), ...lines].join("\r\n"));
        expect(rejected).toEqual([]);
        expect(found.map(({ row }) => ({ postedOn: row.postedOn, amountMinor: row.amountMinor, merchant: row.merchant }))).toEqual(rows);
      }),
    );
  });

  it("finds the header below a bank's letterhead, and joins lines that go on", () => {
    const text =
      'Account details for:,123\n\nTransaction History\nTransaction date,Value date,Description,Withdrawals(SGD),Deposits(SGD)\n13/10/2026,13/10/2026,FAST PAYMENT,"1,200.50",\n,,to Acme,,\n14/10/2026,14/10/2026,SALARY,,3000.00\n';
    const { rows } = read(text);
    expect(rows.map(({ row }) => [row.postedOn, row.merchant, row.description, row.amountMinor])).toEqual([
      ["2026-10-13", "FAST PAYMENT", "to Acme", -120050],
      ["2026-10-14", "SALARY", "", 300000],
    ]);
  });

  it("reads a card's positive amounts as spending, and a bank's as money in", () => {
    const text = "Date,Description,Amount\n2026-10-01,Kopi,5.00\n2026-10-02,Roti,6.00\n2026-10-03,Refund,-5.00\n";
    expect(read(text, CARD).rows.map(({ row }) => row.amountMinor)).toEqual([-500, -600, 500]);
    expect(read(text, DEBIT).rows.map(({ row }) => row.amountMinor)).toEqual([500, 600, -500]);
  });

  it("reads Indonesian headers and marks", () => {
    const { rows } = readFile(
      Buffer.from("Tanggal;Keterangan;Debet;Kredit\n17/08/2026;Beli kopi;1.500.000,00;\n"),
      { ...DEBIT, currency: "IDR" },
      null,
    );
    expect(rows.map(({ row }) => [row.postedOn, row.merchant, row.amountMinor])).toEqual([["2026-08-17", "Beli kopi", -150000000]]);
  });

  it("reads a file without a header by what stands in its columns", () => {
    const { rows } = read("13/10/2026,NTUC FAIRPRICE SINGAPORE,45.20\n14/10/2026,GRAB RIDES AND MORE,12.00\n", CARD);
    expect(rows.map(({ row }) => row.merchant)).toEqual(["NTUC FAIRPRICE SINGAPORE", "GRAB RIDES AND MORE"]);
  });

  it("lists what it cannot read with line, column and reason, and takes the rest", () => {
    const { rows, rejected } = read(
      "Date,Merchant,Amount,Currency,Status\n2026-10-01,A,1.00,SGD,done\nsoon,B,1.00,SGD,done\n2026-10-01,C,x,SGD,done\n2026-10-01,D,1.00,USD,done\n2026-10-01,E,1.00,SGD,Pending\n",
    );
    expect(rows).toHaveLength(1);
    expect(rejected).toEqual([
      { line: 3, column: "postedOn", value: "soon", reason: "dateUnreadable" },
      { line: 4, column: "amount", value: "x", reason: "amountUnreadable" },
      { line: 5, column: "currency", value: "USD", reason: "currencyDiffers" },
      { line: 6, column: "status", value: "Pending", reason: "notSettled" },
    ]);
  });

  it("tells equal purchases of one day apart, the same way in an overlapping file", () => {
    const head = "Date,Merchant,Amount\n";
    const coffee = "2026-10-01,Kopi,-5.00\n";
    const first = read(head + coffee + coffee).rows.map(({ externalId }) => externalId);
    const second = read(head + coffee + coffee + coffee + "2026-10-02,Roti,-6.00\n").rows.map(({ externalId }) => externalId);
    expect(new Set(first).size).toBe(2);
    expect(second.slice(0, 2)).toEqual(first);
    expect(new Set(second).size).toBe(4);
  });

  it("remembers per account how such a file was read", () => {
    const text = "Date,Who,Sum\n2026-10-01,Kopi,5.00\n";
    const bytes = Buffer.from(text);
    const guessed = readFile(bytes, DEBIT, null);
    const layout = { ...guessed.layout, columns: { postedOn: 0, merchant: 1, amount: 2 }, positiveMeans: "spend" as const };
    const importLayout = rememberLayout(null, guessed.records, layout);
    expect(readFile(bytes, { ...DEBIT, importLayout }, null).rows.map(({ row }) => row.amountMinor)).toEqual([-500]);
  });

  it.each([
    ["utf-8", Buffer.from("\uFEFFcafé")],
    ["utf-16le", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("café", "utf16le")])],
    ["windows-1252", Buffer.from([0x63, 0x61, 0x66, 0xe9])],
  ])("is decoded from %s", (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: "café", encoding });
  });
});
