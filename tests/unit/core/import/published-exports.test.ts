import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { readImport } from "@/tests/support/read-import";

const CARD = { kind: "CARD" as const, currency: "GBP", importLayout: null };

/** Name of the publisher's manner, the file, and what must come in: day, pence, merchant, category. */
type Export = [file: string, rows: [string, number, string, string | null][]];
/** These say nowhere that what they list was spent. */
const ASKED = [
  "pounds with blanks in between, a dash for nothing",
  "the till's amount and currency beside the billed amount",
  "a header of which no name is known",
];

const EXPORTS: Record<string, Export> = {
  "names in one word, with a second day beside the transaction's": [
    "OrganisationLabel,EffectiveDate,TransactionDate,BeneficiaryName,Purpose,MerchantCategory,Amount\nBorough,2019-03-31,15/03/2019,AMAZON,Books,Book Stores,12.50\nBorough,2019-03-31,16/03/2019,TESCO,Food,Grocery,-3.00\nBorough,2019-03-31,17/03/2019,TESCO,Food,Grocery,3.00\n",
    [
      ["2019-03-15", -1250, "AMAZON", "Book Stores"],
      ["2019-03-16", 300, "TESCO", "Grocery"],
      ["2019-03-17", -300, "TESCO", "Grocery"],
    ],
  ],
  "net, tax and total": [
    "Date,Supplier,Net Amount,VAT Amount,Total\n15/03/2019,AMAZON,10.00,2.00,12.00\n",
    [["2019-03-15", -1200, "AMAZON", null]],
  ],
  "without and with tax, in brackets": [
    "Date,Merchant,Amount (exc VAT),VAT,Amount (inc VAT)\n15/03/2019,AMAZON,10.00,2.00,12.00\n",
    [["2019-03-15", -1200, "AMAZON", null]],
  ],
  "without and with tax, in words and pounds": [
    'Payment Date,Merchant Name,Amount excluding VAT £,VAT £,Amount incl. VAT £\n15/03/2019,TESCO,"£1,030.00",£0.00,"£1,030.00"\n',
    [["2019-03-15", -103000, "TESCO", null]],
  ],
  "net and gross in brackets": [
    "Date,Merchant,Amount (Net),Amount (VAT),Amount (Gross)\n15/03/2019,AMAZON,10.00,2.00,12.00\n",
    [["2019-03-15", -1200, "AMAZON", null]],
  ],
  "credits marked CR, and two days of which the posting counts": [
    "Trans Date,Post Date,Reference,Merchant,Amount\n15/03/2019,16/03/2019,74,AMAZON,12.00\n16/03/2019,17/03/2019,75,TESCO,12.00 CR\n16/03/2019,17/03/2019,76,TESCO,22.00CR\n",
    [
      ["2019-03-16", -1200, "AMAZON", null],
      ["2019-03-17", 1200, "TESCO", null],
      ["2019-03-17", 2200, "TESCO", null],
    ],
  ],
  "a ministry's, with names that nobody has listed": [
    'Department,Transaction Posting Date,Merchant Name,Transaction Amount,Merchant Category Code Description,Description of Purchase\nHO,15-JAN-18,TRAINLINE,"1,212.50",RAILWAYS,train\nHO,16-JAN-18,INN,-99.00,HOTELS,hotel\nHO,17-JAN-18,INN,99.00,HOTELS,hotel\n',
    [
      ["2018-01-15", -121250, "TRAINLINE", "RAILWAYS"],
      ["2018-01-16", 9900, "INN", "HOTELS"],
      ["2018-01-17", -9900, "INN", "HOTELS"],
    ],
  ],
  "pounds with blanks in between, a dash for nothing": [
    '\uFEFFDate,Unit,Merchant Name,Amount\n15 January 2018,HQ,TRAINLINE," £ 1,212.50 "\n16th January 2018,HQ,INN, -£ 9.00 \nWed 17/01/2018,HQ,CAFE, £ -   \n18012018,HQ,CAFE,£\u00a01.00\n',
    [
      ["2018-01-15", -121250, "TRAINLINE", null],
      ["2018-01-16", 900, "INN", null],
      ["2018-01-17", 0, "CAFE", null],
      ["2018-01-18", -100, "CAFE", null],
    ],
  ],
  "an empty first column, and a total below blank lines": [
    ",Purchase Card Spend,,,\n,,,,\n,Date,Merchant,,Amount\n,15/03/2019,AMAZON,,12.00\n,16/03/2019,TESCO,,13.00\n,,,,\n,,Total,,25.00\n",
    [
      ["2019-03-15", -1200, "AMAZON", null],
      ["2019-03-16", -1300, "TESCO", null],
    ],
  ],
  "a total for each directorate": [
    "Directorate,Date,Merchant,Amount\nAdults,15/03/2019,A,12.00\nAdults Total,,,12.00\nPlace,17/03/2019,C,5.00\nPlace Total,,,5.00\nGrand Total,,,17.00\n",
    [
      ["2019-03-15", -1200, "A", null],
      ["2019-03-17", -500, "C", null],
    ],
  ],
  "debits alone, with what came back as a negative": [
    "Date,Merchant,Debit\n15/03/2019,A,12.00\n16/03/2019,B,(13.00)\n17/03/2019,B,13.00\n",
    [
      ["2019-03-15", -1200, "A", null],
      ["2019-03-16", 1300, "B", null],
      ["2019-03-17", -1300, "B", null],
    ],
  ],
  "a name for the merchant that nobody has listed": [
    "Date,Premises,Amount,VAT\n15/03/2019,AMAZON,12.00,2.00\n16/03/2019,TESCO,13.00,0.00\n",
    [
      ["2019-03-15", -1200, "AMAZON", null],
      ["2019-03-16", -1300, "TESCO", null],
    ],
  ],
  "the till's amount and currency beside the billed amount": [
    "Posting Date,Merchant Name,Amount in GBP,Original Amount,Currency\n15/03/2019,UBER,9.00,11.00,USD\n16/03/2019,TESCO,13.00,13.00,GBP\n",
    [
      ["2019-03-15", -900, "UBER", null],
      ["2019-03-16", -1300, "TESCO", null],
    ],
  ],
  "a header of which no name is known": [
    "When,No,Who,How much,Seen\n15/03/2019,1,AMAZON,12.00,16/03/2019\n16/03/2019,2,TESCO,13.00,17/03/2019\n",
    [
      ["2019-03-15", -1200, "AMAZON", null],
      ["2019-03-16", -1300, "TESCO", null],
    ],
  ],
};

describe("card exports of bodies that nobody here has seen", () => {
  it.each(Object.entries(EXPORTS))(
    "come in to the penny, asking only for the sign where nothing tells it: %s",
    async (name, [file, wanted]) => {
      const { rows, leftOut, questions } = await readImport(file, CARD);
      expect(questions).toEqual(ASKED.includes(name) ? ["purchaseSign"] : []);
      expect(leftOut.filter(({ reason }) => reason !== "totalsRow")).toEqual([]);
      expect(rows.map(({ row }) => [row.postedOn, row.amountMinor, row.merchant, row.category])).toEqual(wanted);
      // An amount of tax is no mark of how something is taxed.
      expect(rows.filter(({ row }) => row.taxHint !== null)).toEqual([]);
    },
  );

  it("name the columns to match by hand, although none of the names is known", async () => {
    const { understanding } = await readImport(EXPORTS["a header of which no name is known"]![0], CARD);
    expect(understanding.layout.headerIndex).toBe(0);
  });

  it("keep pounds and accents of older Windows programs", async () => {
    const file = Buffer.from("Date of Payment;Supplier;Amount (£);Summary of Purpose\n15.01.2018;CAFÉ ROUGE;£12.50;lunch\n", "latin1");
    const { facts, rows, questions } = await readImport(file, CARD);
    expect([facts.encoding, facts.delimiter, questions]).toEqual(["windows-1252", ";", []]);
    expect(rows.map(({ row }) => [row.merchant, row.amountMinor, row.description])).toEqual([["CAFÉ ROUGE", -1250, "lunch"]]);
  });

  it.each(["xlsx", "biff8"] as const)(
    "come in from a workbook with days, amounts and a sum that are cells of their kind: %s",
    async (bookType) => {
      const sheet = utils.aoa_to_sheet(
        [
          ["Purchase cards, March 2019"],
          [],
          ["Date", "Merchant", "Amount"],
          [new Date(Date.UTC(2019, 2, 5)), "AMAZON", 1234.1],
          [new Date(Date.UTC(2019, 2, 6)), "TESCO", -0.3],
          [new Date(Date.UTC(2019, 2, 7)), "TESCO", 0.1 + 0.2],
          [null, "Total", { t: "n", f: "SUM(C4:C6)", v: 1234.1 }],
        ],
        { UTC: true },
      );
      sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
      const workbook = utils.book_new();
      utils.book_append_sheet(workbook, sheet, "March");
      const { rows, leftOut, questions } = await readImport(write(workbook, { type: "buffer", bookType }) as Buffer, CARD);
      expect(questions).toEqual([]);
      expect(rows.map(({ row }) => [row.postedOn, row.amountMinor])).toEqual([
        ["2019-03-05", -123410],
        ["2019-03-06", 30],
        ["2019-03-07", -30],
      ]);
      expect(leftOut.map(({ reason }) => reason)).toEqual(["totalsRow"]);
    },
  );

  it("come in from two columns of amounts without a header, as Citi prints them", async () => {
    const { rows, leftOut } = await readImport(
      `"13/01/2026","GRAB","-12.50","","'4111111111111111'"\n"14/01/2026","PAYMENT","","100.00","'4111111111111111'"\n`,
      CARD,
    );
    expect(leftOut).toEqual([]);
    expect(rows.map(({ row }) => [row.merchant, row.amountMinor, row.cardLast4])).toEqual([
      ["GRAB", -1250, "1111"],
      ["PAYMENT", 10000, "1111"],
    ]);
  });

  it("are read by what their days say where a spreadsheet has rewritten a known bank's", async () => {
    const header = "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Payment currency,Amount\n";
    const { understanding, rows, leftOut } = await readImport(
      `${header}13/10/26,13/10/26,1,CARD,COMPLETED,AWS,GBP,-2.00\n05/10/26,05/10/26,2,CARD,CREATED,AWS,GBP,-2.00\n`,
    );
    expect(understanding.bank).toBe("Revolut Business");
    expect(rows).toEqual([]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["currencyDiffers", "notSettled"]);
    const read = await readImport(`${header}13/10/26,13/10/26,1,CARD,COMPLETED,AWS,GBP,-2.00\n`, CARD);
    expect(read.rows.map(({ row }) => row.postedOn)).toEqual(["2026-10-13"]);
  });

  it("leave out what a bank marks as pending in the place of its day", async () => {
    const header = "Transaction Date,Posting Date,Description,Local Currency Type,Transaction Amount(Local)\n";
    const { rows, leftOut } = await readImport(`${header}15 Mar 2019,16 Mar 2019,A,GBP,12.00\n15 Mar 2019,Pending,B,GBP,12.00\n`, CARD);
    expect(rows).toHaveLength(1);
    expect(leftOut.map(({ column, reason }) => [column, reason])).toEqual([["postedOn", "notSettled"]]);
  });
});
