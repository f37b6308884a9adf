import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { Ofx } from "ofx-data-extractor";
import { describe, expect, test } from "vitest";
import { toDecimalString } from "@/lib/core/money";
import { cutStatement } from "@/lib/core/statement/cut-statement";
import { statementCsv } from "@/lib/core/statement/statement-csv";
import { toStatementLine, type AccountMovement } from "@/lib/core/statement/statement-line";
import { statementOfx } from "@/lib/core/statement/statement-ofx";
import { statementFileName } from "@/lib/core/statement/statement-summary";
import { movement, movements } from "../../../support/movements";

const NOW = new Date("2026-11-25T02:00:00Z");
const account = { kind: "DEBIT" as const, accountNumber: "072-904821-9", currency: "SGD" };
const partOf = (all: AccountMovement[], openingMinor = 0) => {
  const [part] = cutStatement({
    fromOn: "2026-01-01",
    toOn: "2026-12-31",
    openingMinor,
    lines: all.map((each) => toStatementLine("a", each)),
  });
  return part!;
};
const ofx = (all: AccountMovement[], more: Partial<Parameters<typeof statementOfx>[1]> = {}, openingMinor = 0) =>
  statementOfx(partOf(all, openingMinor), { account, timeZone: "Asia/Singapore", now: NOW, ...more });

type Read = { TRNTYPE: string; DTPOSTED: string; TRNAMT: number; FITID: string; NAME: string };
const readBank = (text: string) => new Ofx(text).toJson().OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS;
const listOf = (list: unknown) => (list === undefined ? [] : Array.isArray(list) ? list : [list]) as Read[];

describe("a statement as OFX, read by somebody else's reader", () => {
  test("has every line once with its day, amount, direction and id, and the balance after the last one", () => {
    const plain = movements({ maxLength: 25 }).map((all) => all.map((each) => ({ ...each, merchant: "Shop", description: "Things" })));
    fc.assert(
      fc.property(plain, fc.integer({ min: -1e9, max: 1e9 }), (all, openingMinor) => {
        const statement = readBank(ofx(all, {}, openingMinor));
        const lines = listOf(statement.BANKTRANLIST.STRTTRN ?? statement.BANKTRANLIST.STMTTRN);
        const part = partOf(all, openingMinor);
        expect(lines.map((line) => [line.DTPOSTED, `${line.TRNAMT}`, line.FITID, line.TRNTYPE])).toEqual(
          part.lines.map((line) => [
            line.postedOn,
            toDecimalString(line.amountMinor, "SGD"),
            line.lineId,
            line.amountMinor < 0 ? "DEBIT" : "CREDIT",
          ]),
        );
        expect(`${statement.LEDGERBAL.BALAMT}`).toBe(toDecimalString(part.closingMinor, "SGD"));
        expect(statement.CURDEF).toBe("SGD");
        expect(statement.BANKACCTFROM.ACCTID).toBe("0729048219");
      }),
      { numRuns: 25 },
    );
  });

  test("is a credit card statement for a card, and shows no more of its number than the last four", () => {
    const text = ofx([movement()], { account: { kind: "CARD", accountNumber: "4265-0000-4821", currency: "SGD" } });
    const statement = new Ofx(text).toJson().OFX.CREDITCARDMSGSRSV1.CCSTMTTRNRS.CCSTMTRS;
    expect(statement.CCACCTFROM.ACCTID).toBe("4821");
    expect(text).not.toContain("4265");
    expect(text).not.toContain("STMTTRNRS><TRNUID>0</TRNUID><BANK");
  });

  test("keeps the day in every reader's zone: noon, with the distance from Greenwich of that day", () => {
    const at = (timeZone: string) => /<DTPOSTED>(.*?)</.exec(ofx([movement()], { timeZone }))?.[1];
    expect(at("Asia/Singapore")).toBe("20261031120000[+8]");
    expect(at("America/New_York")).toBe("20261031120000[-4]");
    expect(at("Asia/Kolkata")).toBe("20261031120000[+5.5]");
    expect(at("UTC")).toBe("20261031120000[+0]");
  });

  test("whatever people write, no sign of theirs opens or closes an element", () => {
    fc.assert(
      fc.property(movements({ maxLength: 8 }), (all) => {
        const body = ofx(all).split("\r\n\r\n").slice(1).join("");
        const names = [...body.matchAll(/<(\/?)([^<>]*)>/g)].map(([, slash, name]) => `${slash}${name}`);
        expect(names.every((name) => /^\/?[A-Z0-9]+$/.test(name))).toBe(true);
        expect(names.filter((name) => name === "STMTTRN")).toHaveLength(all.length);
        expect(body.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}/u);
        expect(body.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
      }),
    );
  });

  test("the same lines have the same ids in every file that holds them", () => {
    const idsIn = (text: string) => [...text.matchAll(/<FITID>(.*?)</g)].map(([, id]) => id);
    const all = [movement({ sourceKey: "1" }), movement({ sourceKey: "2" }), movement({ sourceKey: "3" })];
    expect(idsIn(ofx(all.slice(1)))).toEqual(idsIn(ofx(all)).slice(1));
  });

  test("amounts have the digits of their currency", () => {
    expect(ofx([movement({ amountMinor: -1200 })], { account: { ...account, currency: "JPY" } })).toContain("<TRNAMT>-1200<");
    expect(ofx([movement({ amountMinor: -1200 })], { account: { ...account, currency: "KWD" } })).toContain("<TRNAMT>-1.200<");
  });
});

describe("a statement as Xero's CSV", () => {
  const read = (text: string) => parse<Record<string, string>>(text, { columns: true });

  test("has Xero's columns, negative amounts that stay numbers, and texts that no spreadsheet runs", () => {
    fc.assert(
      fc.property(movements({ maxLength: 20 }), (all) => {
        const part = partOf(all);
        const rows = read(statementCsv(part, { currency: "SGD", countryCode: "SG" }));
        expect(rows.map((row) => row["*Amount"])).toEqual(part.lines.map((line) => toDecimalString(line.amountMinor, "SGD")));
        // What begins like a formula may stand only where nothing but figures and marks follows.
        for (const row of rows)
          for (const name of ["Payee", "Description", "Reference"]) expect(row[name]).not.toMatch(/^[=@]|^[+-][^]*[^\s\d.,:()/%+-]/);
      }),
    );
    const text = statementCsv(partOf([movement({ merchant: "=SUM(A1)" })]), { currency: "SGD", countryCode: "SG" });
    expect(text).toBe("*Date,*Amount,Payee,Description,Reference,Cheque Number\r\n31/10/2026,-24.60,'=SUM(A1),Ride,EX-1,\r\n");
  });

  test("writes days as the organisation's country does", () => {
    const first = (countryCode: string) => read(statementCsv(partOf([movement()]), { currency: "SGD", countryCode }))[0]?.["*Date"];
    expect([first("SG"), first("GB"), first("US")]).toEqual(["31/10/2026", "31/10/2026", "10/31/2026"]);
  });
});

test("a file's name says account, period and part in plain letters", () => {
  const whole = { fromOn: "2026-10-01", toOn: "2026-10-31", partCount: 1 };
  expect(statementFileName("Rekening “Kas” Bogor é", whole, { number: 1, format: "csv" })).toBe(
    "rekening-kas-bogor-e_2026-10-01_2026-10-31.csv",
  );
  expect(statementFileName("漢字", { ...whole, partCount: 3 }, { number: 2, format: "ofx" })).toBe(
    "statement_2026-10-01_2026-10-31_2-of-3.ofx",
  );
});
