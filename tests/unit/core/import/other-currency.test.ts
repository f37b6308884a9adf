import { describe, expect, it } from "vitest";
import { CARD, DEBIT, readImport, type ImportTestAccount } from "@/tests/support/read-import";

const USD = { ...DEBIT, currency: "USD" };
const file = (header: string, amount = "5.00") => `Date,Supplier,${header}\n2026-10-01,Kopi,${amount}\n`;
const questions = async (text: string, account: ImportTestAccount = DEBIT) => (await readImport(text, account)).questions;

describe("amounts in another currency than the account's never get into the books as the account's", () => {
  it.each([
    "Amount (USD)",
    "Amount (usd)",
    "Amount USD",
    "USD Amount",
    "Amount in US$",
    "Amount (£)",
    "Jumlah (Rp)",
    "Betrag [EUR]",
    "Amount ¥",
  ])("is stopped by a header that says so: %s", async (header) => {
    const { understanding, questions } = await readImport(file(header));
    expect(questions).toEqual(["otherCurrency"]);
    expect(understanding.foreignHeader).toBe(header);
  });

  it.each(["Amount (SGD)", "Amount S$", "Amount ($)", "Amount", "Amount (incl. GST)", "TOTAL NET AMT", "Amount (all)"])(
    "is not stopped by a header of its own currency or of none: %s",
    async (header) => expect(await questions(file(header), CARD)).toEqual([]),
  );

  it("is stopped by either column of a pair, and not by one that is not booked", async () => {
    const pair = "Transaction date,Description,Withdrawals(USD),Deposits (USD),Balance (USD)\n13/10/2026,Kopi,5.00,,1.00\n";
    expect(await questions(pair)).toEqual(["otherCurrency"]);
    expect(await questions(pair, USD)).toEqual([]);
    expect(await questions("Date,Supplier,Amount,Balance (USD)\n2026-10-01,Kopi,5.00,1.00\n")).toEqual([]);
  });

  it("takes the column in the account's own currency where the file has both", async () => {
    const text = "Date,Merchant,Transaction Amount (USD),Amount (SGD)\n2026-10-01,Kopi,5.00,6.50\n";
    expect((await readImport(text)).rows.map(({ row }) => row.amountMinor)).toEqual([650]);
    expect((await readImport(text, USD)).rows.map(({ row }) => row.amountMinor)).toEqual([500]);
  });

  it("leaves out a row whose amount itself names another currency", async () => {
    const { rows, leftOut } = await readImport(
      `${file("Amount", "USD 5.00")}2026-10-02,Roti,SGD 6.00\n2026-10-03,Teh,£7.00\n2026-10-04,Susu,$8.00 CR\n`,
    );
    expect(rows.map(({ row }) => row.amountMinor)).toEqual([-600, 800]);
    expect(leftOut.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [2, "amount", "USD 5.00", "currencyDiffers"],
      [4, "amount", "£7.00", "currencyDiffers"],
    ]);
  });
});
