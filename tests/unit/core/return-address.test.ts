import { expect, test } from "vitest";
import { safeReturnAddress } from "@/lib/core/return-address";

test("signing in leads back to the page that was wanted, with its filters", () => {
  expect(safeReturnAddress("/accounting/xero/expenses?tab=pending&expense=1")).toBe("/accounting/xero/expenses?tab=pending&expense=1");
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/a\\b",
  "/\tb",
  "javascript:alert(1)",
  "/login?next=/login",
  "",
  null,
  undefined,
])("signing in never leads to %s", (wanted) => {
  expect(safeReturnAddress(wanted)).toBe("/overview");
});
