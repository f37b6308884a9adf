import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toDecimalString } from "@/lib/core/money";
import { formatMoney } from "@/lib/i18n/format-money";
import { fromTyped, toTyped } from "@/lib/i18n/typed-number";

const locales = fc.constantFrom("en-GB", "id-ID");
const currencies = fc.constantFrom("SGD", "JPY", "KWD");
const amounts = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 });

describe("an amount in a field to type in", () => {
  test("is read as exactly what it was, whether as the field shows it or as the screen does", () => {
    fc.assert(
      fc.property(amounts, currencies, locales, (amountMinor, currency, locale) => {
        const decimal = toDecimalString(amountMinor, currency);
        expect(fromTyped(toTyped(decimal, locale), locale)).toBe(decimal);
        expect(fromTyped(formatMoney({ amountMinor, currency }, locale), locale)).toBe(decimal);
      }),
    );
  });

  test("means what it means in the reader's language, and is read in the other's way where it means nothing there", () => {
    expect(["1,284", "1.284", "12,50", "1.284,50"].map((text) => fromTyped(text, "en"))).toEqual(["1284", "1.284", "12.50", "1284.50"]);
    expect(["1.284", "1,284", "12.50", "1,284.50"].map((text) => fromTyped(text, "id"))).toEqual(["1284", "1.284", "12.50", "1284.50"]);
  });

  test("is none where the marks stand wrong or something else was typed", () => {
    for (const text of ["", "-", "abc", "1,28,4.5", "1.2.3", "12.50 EUR", "1e3", "--5"]) expect(fromTyped(text, "en"), text).toBeNull();
  });
});
