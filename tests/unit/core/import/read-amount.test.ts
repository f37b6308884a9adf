import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDecimalMark, readAmount } from "@/lib/core/import/read-amount";
import { toDecimalString } from "@/lib/core/money";

const minor = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });

function print(amountMinor: number, mark: "." | ",", style: "minus" | "brackets" | "trailing"): string {
  const [whole = "", fraction = ""] = toDecimalString(Math.abs(amountMinor), "GBP").split(".");
  const figures = `${whole.replace(/\B(?=(\d{3})+$)/g, mark === "." ? "," : ".")}${mark}${fraction}`;
  if (amountMinor >= 0) return figures;
  return { minus: `-${figures}`, brackets: `(${figures})`, trailing: `${figures}-` }[style];
}

describe("amounts of a file", () => {
  it("read back as they were printed, whatever the marks and the way a minus is shown", () => {
    const style = fc.constantFrom("minus" as const, "brackets" as const, "trailing" as const);
    const mark = fc.constantFrom("." as const, "," as const);
    fc.assert(
      fc.property(minor, mark, style, (amount, decimal, shown) => {
        expect(readAmount(print(amount, decimal, shown), { decimalMark: decimal, currency: "GBP" })?.amountMinor).toBe(amount);
      }),
    );
  });

  it("tell which mark parts the decimals", () => {
    const mark = fc.constantFrom("." as const, "," as const);
    fc.assert(
      fc.property(fc.array(minor, { minLength: 1, maxLength: 20 }), mark, (amounts, decimal) => {
        expect(
          detectDecimalMark(
            amounts.map((amount) => print(amount, decimal, "minus")),
            "GBP",
          ),
        ).toBe(decimal);
      }),
    );
  });

  it.each([
    ["SGD 12.50", ".", "SGD", 1250],
    ["£1,234.5", ".", "GBP", 123450],
    ["Rp 1.500.000,00", ",", "IDR", 150000000],
    ["1.500.000", ",", "IDR", 150000000],
    ["1'234.50", ".", "CHF", 123450],
    ["1,20,000.00", ".", "INR", 12000000],
    ["−12.00", ".", "EUR", -1200],
    ["12.00 CR", ".", "GBP", 1200],
    ["12.00 DR", ".", "GBP", -1200],
    ["+5", ".", "JPY", 5],
    ["£(12.00)", ".", "GBP", -1200],
    ["(£12.00)", ".", "GBP", -1200],
    ["-£1,200.00", ".", "GBP", -120000],
    ["£-12.00", ".", "GBP", -1200],
    ["£ -   ", ".", "GBP", 0],
    ["12.00-", ".", "GBP", -1200],
    ["12.50 SGD", ".", "SGD", 1250],
    ["99999999999.99", ".", "GBP", 9999999999999],
  ] as const)("reads %s", (text, mark, currency, amount) => {
    expect(readAmount(text, { decimalMark: mark, currency })?.amountMinor).toBe(amount);
  });

  it.each([
    ["12.345", "GBP", 1235],
    ["-12.345", "GBP", -1235],
    ["12.3449999", "GBP", 1234],
    ["0.995", "GBP", 100],
    ["12.5", "JPY", 13],
    ["1.2345", "KWD", 1235],
  ] as const)("rounds %s of a spreadsheet to the minor unit of %s", (text, currency, amount) => {
    expect(readAmount(text, { decimalMark: ".", currency, isRounded: true })?.amountMinor).toBe(amount);
  });

  it.each(["", "abc", "1.2.3", "12,3456.7", "1.234", "12-13", "12,50", "99999999999999999.00", "=1+1", "1e5"])(
    "does not take %j for an amount in pounds",
    (text) => {
      expect(readAmount(text, { decimalMark: ".", currency: "GBP" })).toBeNull();
    },
  );
});
