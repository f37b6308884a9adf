import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, fromDecimalString, minorDigits, sumMinor, toDecimalString } from "@/lib/core/money";

const amount = fc.integer({ min: -(10 ** 14), max: 10 ** 14 });
const currency = fc.constantFrom("SGD", "USD", "IDR", "GBP", "JPY", "KWD");

describe("money", () => {
  it("reads back every amount exactly as it was written, in currencies with none, two and three digits", () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        expect(fromDecimalString(toDecimalString(minor, code), code)).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });

  it("writes as many digits as the currency has", () => {
    expect(toDecimalString(-5, "SGD")).toBe("-0.05");
    expect(toDecimalString(1234, "JPY")).toBe("1234");
    expect(toDecimalString(1, "KWD")).toBe("0.001");
    expect(minorDigits("IDR")).toBe(2);
  });

  it("refuses an amount finer than the currency instead of rounding it", () => {
    expect(fromDecimalString("1.005", "SGD")).toBeNull();
    expect(fromDecimalString("1.500", "SGD")).toBe(150);
    expect(fromDecimalString("12a", "SGD")).toBeNull();
    expect(fromDecimalString("99999999999999999", "SGD")).toBeNull();
  });

  it("never loses or makes a cent when an amount is shared out", () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 10), max: 10 ** 10 }), weights, (minor, shares) => {
        expect(sumMinor(allocate(minor, shares))).toBe(minor === 0 ? 0 : minor);
      }),
    );
  });

  it("gives the odd cent to the largest remainder", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
  });

  it("refuses sums that a number cannot hold exactly", () => {
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});
