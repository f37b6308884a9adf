import { expect, test } from "../support/browser-test";
import { expectAccessible, expectReadableInTheDark } from "../support/expect-accessible";

const SCREENS = [
  "/overview",
  "/overview/transactions?q=Grab",
  "/accounting/xero",
  "/accounting/xero/mapping",
  "/accounting/xero/expenses",
  "/accounting/xero/runs",
  "/accounting/xero/help",
  "/settings",
];

test("every main screen can be used with a screen reader and read in light and in dark colours", async ({ page, login }) => {
  await login({ role: "FINANCE" });
  for (const path of SCREENS) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectReadableInTheDark(page);
  }
});
