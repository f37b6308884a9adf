import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/browser-test";

const SCREENS = [
  "/overview",
  "/overview/transactions",
  "/accounting/xero",
  "/accounting/xero/mapping",
  "/accounting/xero/expenses",
  "/accounting/xero/runs",
  "/accounting/xero/help",
  "/settings",
];

for (const colorScheme of ["light", "dark"] as const) {
  test(`every main screen can be used with a screen reader and read in ${colorScheme} colours`, async ({ page, login }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await login({ role: "FINANCE" });
    for (const path of SCREENS) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id}, ${nodes.length} times, first at ${String(nodes[0]?.target)}`)).toEqual([]);
    }
  });
}
