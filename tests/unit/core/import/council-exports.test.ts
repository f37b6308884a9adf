import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumMinor, toDecimalString } from "@/lib/core/money";
import { readImport } from "@/tests/support/read-import";

/** Card spending as councils publish it, each in its own way: what the two real files have, under other names, in another order, with other blemishes. */
const CARD = { kind: "CARD" as const, currency: "GBP", importLayout: null };
type Spend = {
  on: string;
  pence: number;
  merchant: string;
  category: string;
  vat: string;
  card: string;
  foreign: { pence: number; currency: string } | null;
};

const spend: fc.Arbitrary<Spend> = fc.record({
  on: fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 28 }))
    .map(([month, date]) => `2017-${String(month).padStart(2, "0")}-${date}`),
  pence: fc.integer({ min: 1, max: 9_999_999 }),
  merchant: fc.constantFrom("amazon uk marketpla", "asda superstore   ", "mrh waterlinks", "b&q 1234, solihull", 'the "inn"'),
  category: fc.constantFrom("Vehicle Fuel", "Purchases Food", "Equip Operational", ""),
  vat: fc.constantFrom("VR", "VZ", "VE", ""),
  card: fc.constantFrom("************5804", "5804", "XXXX-XXXX-XXXX-5804"),
  foreign: fc.option(fc.record({ pence: fc.integer({ min: 1, max: 99_999 }), currency: fc.constantFrom("USD", "EUR") }), { freq: 8 }),
});

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DATES: ((on: string) => string)[] = [
  (on) => on.slice(2).split("-").reverse().join("/"),
  (on) => `${on.slice(8)}-${MONTHS[Number(on.slice(5, 7)) - 1]}-${on.slice(2, 4)}`,
  (on) => String(Date.parse(on) / 86_400_000 + 25_569),
  (on) => `${on} 00:00:00`,
];
const AMOUNTS: ((pence: number) => string)[] = [
  (pence) => toDecimalString(pence, "GBP"),
  (pence) => `${pence < 0 ? "-" : ""}£${toDecimalString(Math.abs(pence), "GBP").replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`,
  (pence) => (pence < 0 ? `(${toDecimalString(-pence, "GBP")})` : ` ${toDecimalString(pence, "GBP")} `),
];
type Manner = { date: (on: string) => string; amount: (pence: number) => string };
type Column = [names: string[], value: (row: Spend, manner: Manner) => string];
const NEEDED: Column[] = [
  [["TRANS DATE", "Transaction Date", "Date of Transaction", "Posting Date", "Trans. Posting Dt"], (row, { date }) => date(row.on)],
  [
    ["BILLING GROSS AMT", "Billing Gross Amount", "Amount (£)", "Gross Amount", "Transaction Amount", "Value £"],
    (row, { amount }) => amount(row.pence),
  ],
  [["MERCHANT NAME", "Merchant", "Supplier Name", "Merchant/Supplier", "Vendor Name"], (row) => row.merchant],
];
const OTHERS: Column[] = [
  [["TRANS CAC DESC 1", "Expenditure Category", "Category"], (row) => row.category],
  [["TRANS VAT DESC", "VAT Code"], (row) => row.vat],
  [["CARD NUMBER", "Card No."], (row) => row.card],
  [["TRANS CAC CODE 1"], () => "K020"],
  [["ORIGINAL GROSS AMT"], (row) => toDecimalString(row.foreign?.pence ?? row.pence, "GBP")],
  [["ORIGINAL CUR"], (row) => row.foreign?.currency ?? "GBP"],
  [["BILLING CUR CODE"], () => "GBP"],
  [["Directorate", "Service Area"], () => "Place"],
];

const file = fc.record({
  // Refunds are few: where half of a file were refunds, nobody could tell which is which.
  rows: fc
    .tuple(fc.array(spend, { minLength: 6, maxLength: 14 }), fc.nat(12))
    .map(([rows, refund]) => rows.map((row, index) => (index === refund ? { ...row, pence: -row.pence } : row))),
  columns: fc.shuffledSubarray(
    [...NEEDED, ...OTHERS].map((_, index) => index),
    { minLength: NEEDED.length + OTHERS.length },
  ),
  name: fc.nat(20),
  manner: fc.record({ date: fc.constantFrom(...DATES), amount: fc.constantFrom(...AMOUNTS) }),
  title: fc.constantFrom<string[][]>(
    [],
    [["Purchase card transactions"], []],
    [["City Council"], ["Published under the transparency code"], []],
  ),
  tail: fc.constantFrom(0, 1, 4),
  total: fc.constantFrom("none", "label", "bare"),
  blanks: fc.boolean(),
});

describe("card spending as councils publish it", () => {
  it("comes in whole and to the penny, whatever its columns are called, their order, its dates, marks, titles, blanks and totals", async () => {
    await fc.assert(
      fc.asyncProperty(
        file,
        fc.constantFrom("csv", "xlsx", "biff8"),
        async ({ rows, columns, name, manner, title, tail, total, blanks }, kind) => {
          const chosen = columns.map((index) => [...NEEDED, ...OTHERS][index]!);
          const sum = sumMinor(rows.map(({ pence }) => pence));
          const amountAt = chosen.findIndex(([names]) => names === NEEDED[1]![0]);
          const totals = chosen.map((_, index) =>
            index === amountAt ? manner.amount(sum) : index === (amountAt === 0 ? 1 : 0) && total === "label" ? "Total" : "",
          );
          const lines = [
            ...title,
            chosen.map(([names]) => names[name % names.length]!),
            ...rows.flatMap((row) => [chosen.map(([, value]) => value(row, manner)), ...(blanks ? [[]] : [])]),
            ...(total === "none" ? [] : [totals]),
          ].map((line) => [...line, ...Array.from({ length: tail }, () => "")]);
          const { rows: found, leftOut, questions } = await readImport(kind === "csv" ? toCsv(lines) : toBook(lines, kind), CARD);
          expect(questions).toEqual([]);
          expect(leftOut.map(({ reason }) => reason)).toEqual(total === "none" ? [] : ["totalsRow"]);
          expect(found.map(({ row }) => [row.postedOn, row.amountMinor, row.merchant])).toEqual(
            rows.map((row) => [row.on, row.pence === 0 ? 0 : -row.pence, row.merchant.trim()]),
          );
          expect(found.map(({ row }) => [row.category ?? "", row.taxHint ?? "", row.cardLast4])).toEqual(
            rows.map((row) => [row.category, row.vat, "5804"]),
          );
          expect(found.map(({ row }) => row.originalAmountMinor && Math.abs(row.originalAmountMinor))).toEqual(
            rows.map((row) => row.foreign?.pence ?? null),
          );
        },
      ),
      { numRuns: 45 },
    );
  });
});

function toCsv(lines: string[][]): string {
  return lines.map((line) => line.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")).join("\r\n");
}

function toBook(lines: string[][], bookType: "xlsx" | "biff8"): Buffer {
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(lines), "Sheet1");
  return write(workbook, { type: "buffer", bookType }) as Buffer;
}
