import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDecimalString } from "@/lib/core/money";
import { CARD, DEBIT, readImport, type ImportTestAccount } from "@/tests/support/read-import";

type Movement = { postedOn: string; amountMinor: number; merchant: string };
type Bank = {
  bank: string | null;
  account?: ImportTestAccount;
  before?: string[];
  header: string[] | null;
  row: (movement: Movement, index: number) => string[];
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const parts = (on: string) => on.split("-") as [string, string, string];
const dmy = (on: string, mark: string) => parts(on).reverse().join(mark);
const named = (on: string) => `${parts(on)[2]} ${MONTHS[Number(parts(on)[1]) - 1]} ${parts(on)[0]}`;
const plain = (amountMinor: number) => toDecimalString(amountMinor, "SGD");
const grouped = (amountMinor: number) => plain(amountMinor).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
const out = ({ amountMinor }: Movement) => (amountMinor < 0 ? grouped(-amountMinor) : "");
const income = ({ amountMinor }: Movement) => (amountMinor > 0 ? grouped(amountMinor) : "");

const BANKS: Record<string, Bank> = {
  Wise: {
    bank: "Wise",
    header: [
      "TransferWise ID",
      "Date",
      "Date Time",
      "Amount",
      "Currency",
      "Description",
      "Payment Reference",
      "Running Balance",
      "Exchange From",
      "Exchange To",
      "Exchange Rate",
      "Payer Name",
      "Payee Name",
      "Payee Account Number",
      "Merchant",
      "Card Last Four Digits",
      "Card Holder Full Name",
      "Attachment",
      "Note",
      "Total fees",
    ],
    row: (m, index) => [
      `CARD-${index}`,
      dmy(m.postedOn, "-"),
      "",
      plain(m.amountMinor),
      "SGD",
      "Card",
      "",
      "1.00",
      "",
      "",
      "",
      "",
      "",
      "",
      m.merchant,
      "1234",
      "Wei",
      "",
      "",
      "0",
    ],
  },
  "Revolut Business": {
    bank: "Revolut Business",
    header: [
      "Date started (UTC)",
      "Date completed (UTC)",
      "ID",
      "Type",
      "State",
      "Description",
      "Reference",
      "Payer",
      "Card number",
      "Orig currency",
      "Orig amount",
      "Payment currency",
      "Amount",
      "Fee",
      "Balance",
      "Account",
    ],
    row: (m, index) => [
      "2020-01-01",
      m.postedOn,
      `id-${index}`,
      "CARD_PAYMENT",
      "COMPLETED",
      m.merchant,
      "",
      "Wei",
      "411911******1234",
      "SGD",
      plain(m.amountMinor),
      "SGD",
      plain(m.amountMinor),
      "0.00",
      "5.00",
      "Main",
    ],
  },
  Revolut: {
    bank: "Revolut",
    header: ["Type", "Product", "Started Date", "Completed Date", "Description", "Amount", "Fee", "Currency", "State", "Balance"],
    row: (m) => [
      "CARD_PAYMENT",
      "Current",
      "2020-01-01 10:00:00",
      `${m.postedOn} 12:13:14`,
      m.merchant,
      plain(m.amountMinor),
      "0.00",
      "SGD",
      "COMPLETED",
      "1.00",
    ],
  },
  "DBS account": {
    bank: "DBS",
    before: ["Account Details For:,DBS Current 001", "Statement as at:,31 Jan 2026", "Available Balance:,1.00", "", ""],
    header: [
      "Transaction Date",
      "Transaction Code",
      "Description",
      "Transaction Ref1",
      "Transaction Ref2",
      "Transaction Ref3",
      "Status",
      "Debit Amount",
      "Credit Amount",
    ],
    row: (m) => [named(m.postedOn), "POS", "Point-of-Sale", m.merchant, "", "", "Settled", out(m), income(m)],
  },
  "DBS card": {
    bank: "DBS",
    header: [
      "Transaction Date",
      "Transaction Posting Date",
      "Transaction Description",
      "Transaction Type",
      "Payment Type",
      "Transaction Status",
      "Debit Amount",
      "Credit Amount",
    ],
    row: (m) => ["01 Jan 2020", named(m.postedOn), m.merchant, "PURCHASE", "Contactless", "Settled", out(m), income(m)],
  },
  OCBC: {
    bank: "OCBC",
    before: ["Account details for:,501", "Available Balance,1.00", "Ledger Balance,1.00", "", "Transaction History"],
    header: ["Transaction date", "Value date", "Description", "Withdrawals (SGD)", "Deposits (SGD)"],
    row: (m) => [dmy(m.postedOn, "/"), dmy(m.postedOn, "/"), m.merchant, out(m), income(m)],
  },
  UOB: {
    bank: "UOB",
    header: ["Transaction Date", "Transaction Description", "Withdrawal", "Deposit", "Available Balance"],
    row: (m) => [named(m.postedOn), m.merchant, out(m), income(m), "1.00"],
  },
  "UOB card": {
    bank: "UOB",
    account: CARD,
    header: [
      "Transaction Date",
      "Posting Date",
      "Description",
      "Foreign Currency Type",
      "Transaction Amount(Foreign)",
      "Local Currency Type",
      "Transaction Amount(Local)",
    ],
    row: (m) => ["01 Jan 2020", named(m.postedOn), m.merchant, "", "", "SGD", grouped(-m.amountMinor)],
  },
  Airwallex: {
    bank: "Airwallex",
    header: [
      "Time",
      "Type",
      "Financial Transaction Type",
      "Transaction Id",
      "Description",
      "Wallet Currency",
      "Amount",
      "Fee",
      "Net Amount",
      "Reference",
      "Note",
    ],
    row: (m, index) => [
      `${m.postedOn}T09:10:11+0800`,
      "x",
      "CARD",
      `t-${index}`,
      m.merchant,
      "SGD",
      plain(m.amountMinor),
      "0",
      plain(m.amountMinor),
      "",
      "",
    ],
  },
  "Xero's own": {
    bank: "Xero",
    header: ["*Date", "*Amount", "Payee", "Description", "Reference", "Cheque Number"],
    row: (m) => [dmy(m.postedOn, "/"), plain(m.amountMinor), m.merchant, "", "", ""],
  },
  "American Express": {
    bank: "American Express",
    account: CARD,
    header: ["Date", "Description", "Amount", "Extended Details", "Appears On Your Statement As", "Reference"],
    row: (m, index) => [dmy(m.postedOn, "/"), m.merchant, plain(-m.amountMinor), "", m.merchant, `'AT${index}'`],
  },
  "Citi card": {
    bank: "Citi",
    account: CARD,
    header: null,
    row: (m) => [dmy(m.postedOn, "/"), `${m.merchant} SINGAPORE SG`, plain(m.amountMinor), "", "'4119110012345678'"],
  },
  "HSBC card": {
    bank: "HSBC",
    account: CARD,
    header: null,
    row: (m) => [dmy(m.postedOn, "/"), `${m.merchant} SINGAPORE SG ${dmy(m.postedOn, "/")} •••• •••• •••• 3363`, grouped(m.amountMinor)],
  },
};

const csv = ({ before = [], header, row }: Bank, movements: readonly Movement[]) =>
  [...before, ...[...(header ? [header] : []), ...movements.map(row)].map((cells) => cells.map((cell) => `"${cell}"`).join(","))].join(
    "\r\n",
  );

const day = fc
  .tuple(fc.integer({ min: 2015, max: 2029 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 28 }))
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, "0")}-${date}`);
const spent = fc.record({
  postedOn: day,
  amountMinor: fc.integer({ min: -99_999_999, max: -1 }),
  merchant: fc.constantFrom("GRAB RIDES", "NTUC FairPrice", "Kopi & Co"),
});
const refunded = spent.map((movement) => ({ ...movement, amountMinor: -movement.amountMinor }));
/** Also more refunds than purchases: the bank's own way of writing says which is which. */
const statement = fc.array(fc.oneof(spent, refunded), { minLength: 1, maxLength: 9 });

describe("the export of a bank that is known", () => {
  it.each(Object.entries(BANKS))("reads back as it was printed, without a question, whatever came back: %s", async (_name, bank) => {
    await fc.assert(
      fc.asyncProperty(statement, async (movements) => {
        const read = await readImport(csv(bank, movements), bank.account ?? DEBIT);
        expect([read.understanding.bank, read.questions, read.leftOut]).toEqual([bank.bank, [], []]);
        expect(read.rows.map(({ row }) => [row.postedOn, row.amountMinor])).toEqual(movements.map((m) => [m.postedOn, m.amountMinor]));
        expect(read.rows.every(({ row }, index) => row.merchant.startsWith(movements[index]!.merchant))).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it("leaves out what has not settled, and takes a fee beside an amount as a movement of its own", async () => {
    const revolut = BANKS["Revolut Business"]!;
    const movement = { postedOn: "2026-10-13", amountMinor: -1000, merchant: "AWS" };
    const settled = revolut.row(movement, 1).with(13, "0.25");
    const pending = revolut.row(movement, 2).with(4, "PENDING").with(1, "");
    const text = [revolut.header!, settled, pending].map((cells) => cells.join(",")).join("\n");
    const { rows, leftOut } = await readImport(text);
    expect(rows.map(({ externalId, row }) => [externalId, row.amountMinor])).toEqual([
      ["id:id-1", -1000],
      ["id:id-1:fee", -25],
    ]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["notSettled"]);
  });

  it("knows the card's number in an export without a header", async () => {
    const { rows } = await readImport(csv(BANKS["Citi card"]!, [{ postedOn: "2026-10-13", amountMinor: -500, merchant: "Kopi" }]), CARD);
    expect(rows[0]?.row.cardLast4).toBe("5678");
  });
});
