import { describe, expect, test } from "vitest";
import { formatDay } from "@/lib/i18n/format-day";
import { formatMoney } from "@/lib/i18n/format-money";

describe("amounts on the screen", () => {
  test("stand as each language writes them", () => {
    expect(formatMoney({ amountMinor: 128_400, currency: "SGD" }, "en-GB")).toBe("1,284.00");
    expect(formatMoney({ amountMinor: 128_400, currency: "SGD" }, "id-ID")).toBe("1.284,00");
  });

  test("carry a true minus sign, and none for nothing", () => {
    expect(formatMoney({ amountMinor: -12_900, currency: "SGD" }, "en", "symbol")).toBe("\u2212S$129.00");
    expect(formatMoney({ amountMinor: 0, currency: "SGD" }, "en")).toBe("0.00");
  });

  test("have as many digits as their currency", () => {
    expect(formatMoney({ amountMinor: 1500, currency: "JPY" }, "en", "symbol")).toBe("¥1,500");
    expect(formatMoney({ amountMinor: 1500, currency: "KWD" }, "en", "code")).toBe("KWD\u00a01.500");
    expect(formatMoney({ amountMinor: 1_824_000_000, currency: "IDR" }, "id", "symbol")).toBe("Rp\u00a018.240.000,00");
  });

  test("stay exact where a float would not", () => {
    expect(formatMoney({ amountMinor: Number.MAX_SAFE_INTEGER, currency: "SGD" }, "en")).toBe("90,071,992,547,409.91");
  });
});

test("a calendar day is the same day for every reader", () => {
  expect(formatDay("2026-10-31", "en", "dayShort")).toBe("31 Oct");
  expect(formatDay("2026-10-31", "id", "dayShort")).toBe("31 Okt");
});
