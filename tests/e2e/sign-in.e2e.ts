import type { Page } from "@playwright/test";
import { expect, test as base } from "../support/browser-test";
import { signInByForm } from "../support/sign-in-as";
import { startIssuer } from "../support/start-issuer";

const test = base.extend<object, { issuer: undefined }>({
  issuer: [
    async ({}, use) => {
      const issuer = await startIssuer();
      // The product takes its settings from here.
      Object.assign(process.env, issuer.settings);
      await use(undefined);
      await issuer.stop();
    },
    { scope: "worker", auto: true },
  ],
});

test("a finance user signs in and finds Accounting, in a browser that has nothing to complain about", async ({ page, demo }) => {
  const person = demo.logins.find(({ role }) => role === "FINANCE");
  await page.goto("/login");
  await signInByForm(page, person!);
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
  await page.goto("/overview");
  await expect(page.getByRole("link", { name: "Transactions" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Xero/ })).toHaveCount(0);
  const response = await page.goto("/accounting/xero");
  expect(response?.status()).toBe(403);
});

test("a stranger is sent to sign in and comes back to where they wanted to go", async ({ page, demo }) => {
  const [somebody] = demo.logins;
  await page.goto("/overview/transactions");
  await expect(page).toHaveURL(/\/login/);
  await signInByForm(page, somebody!);
  await expect(page).toHaveURL(/\/overview\/transactions/);
});

test("who presses Sign in before the page is awake is signed in once it is, once, and no address ever holds the password", async ({
  page,
  demo,
}) => {
  const { email, password } = demo.logins.find(({ role }) => role === "FINANCE")!;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/_next/static/**", async (route) => {
    if (route.request().resourceType() === "script") await arrived;
    await route.continue();
  });
  await page.goto("/login", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  const button = page.getByRole("button", { name: "Sign in", exact: true });
  await button.click();
  await button.click();
  await page.getByLabel("Password", { exact: true }).press("Enter");
  arrive();
  await page.waitForURL((url) => url.pathname === "/overview");
  expect(asked.filter((request) => request.startsWith("POST") && request.includes("/callback/credentials"))).toHaveLength(1);
  expect(asked.filter((request) => request.includes(password))).toEqual([]);
});

async function comeInAs(page: Page, who: string): Promise<void> {
  // The issuer's own pages ask for a font from elsewhere.
  await page.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  await page.goto("/login?next=%2Foverview%2Ftransactions");
  await page.getByRole("button", { name: "Sign in with Kopi ID" }).click();
  await page.getByPlaceholder("Enter any login").fill(who);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a member comes in through the company's own identity provider, to where they wanted to go", async ({ page, demo }) => {
  await comeInAs(page, demo.logins.find(({ role }) => role === "FINANCE")?.email ?? "");
  await expect(page).toHaveURL(/\/overview\/transactions/);
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();
});

test("the identity provider's word is not enough for strangers, or for an address that it has not verified", async ({ page, demo }) => {
  const { email = "" } = demo.logins.find(({ role }) => role === "FINANCE") ?? {};
  for (const who of ["stranger@example.com", `unverified ${email}`]) {
    await page.context().clearCookies();
    await comeInAs(page, who);
    await expect(page).toHaveURL(/\/login/);
    await expect(page.getByRole("alert").first()).toBeVisible();
  }
});
