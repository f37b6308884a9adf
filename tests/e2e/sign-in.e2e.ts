import { expect, test } from "../support/browser-test";

test("a finance user signs in and finds Accounting, in a browser that has nothing to complain about", async ({ page, login }) => {
  await login({ role: "FINANCE" });
  await expect(page).toHaveURL(/\/overview$/);
  await page.goto("/accounting/xero");
  await expect(
    page
      .getByRole("button", { name: "Connect Xero" })
      .or(page.getByRole("link", { name: "Connect Xero" }))
      .first(),
  ).toBeVisible();
});

test("an employee has no Accounting in the navigation, and its address is refused", async ({ page, login, expectedConsole }) => {
  expectedConsole.push(/403/);
  await login({ role: "EMPLOYEE" });
  await expect(page.getByRole("link", { name: "Transactions" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Xero/ })).toHaveCount(0);
  const response = await page.goto("/accounting/xero");
  expect(response?.status()).toBe(403);
});

test("a stranger is sent to sign in and comes back to where they wanted to go", async ({ page, demo }) => {
  const [somebody] = demo.logins;
  await page.goto("/overview/transactions");
  await expect(page).toHaveURL(/\/login/);
  await page.getByLabel("Email").fill(somebody?.email ?? "");
  await page.getByLabel("Password", { exact: true }).fill(somebody?.password ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/overview\/transactions/);
});
