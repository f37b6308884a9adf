import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";

// A business of its own, so that what the other files find connected is left alone.
const BUSINESS = "Harbour Tea";
const SG = "Demo Company (SG)";
const UK = "Demo Company (UK)";
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

test.describe.configure({ mode: "serial" });

/** On the consent page: allows these organisations and no others. */
async function allow(page: Page, organisations: string[]): Promise<void> {
  for (const organisation of [SG, UK])
    await page.getByRole("checkbox", { name: organisation }).setChecked(organisations.includes(organisation));
  await page.getByRole("button", { name: "Allow access" }).click();
}

/** Nothing a screen reader trips over, and nothing wider than the screen, on a wide one and on a phone. */
async function expectCalm(page: Page): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${page.url()} ${size.width}: ${id}, first at ${String(nodes[0]?.target)}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), page.url()).toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize(SIZES[0]!);
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });
const dialog = (page: Page) => page.getByRole("alertdialog").or(page.getByRole("dialog")).last();

test("consent that is refused changes nothing and says so; of several organisations one is chosen", async ({ page, login }) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Connect Xero" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Access was refused on Xero’s page. Nothing was changed.")).toBeVisible();

  await page.getByRole("button", { name: "Connect Xero" }).click();
  await allow(page, [SG, UK]);
  await expect(page.getByRole("heading", { level: 1, name: "Choose an organisation" })).toBeVisible();
  await expectCalm(page);
  await page.getByRole("listitem").filter({ hasText: UK }).getByRole("button", { name: "Connect" }).click();
  await expect(heading(page, UK)).toBeVisible();
  await expect(page.getByText("The connection works")).toBeVisible();
  await expect(page.getByText(/^Signed in to Xero as /)).toBeVisible();
  await expectCalm(page);
});

test("another organisation is warned about, and turning back keeps the one there is", async ({ page, login, sandbox }) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Manage connection" }).click();
  await page.getByRole("button", { name: "Reconnect" }).click();
  await allow(page, [SG]);
  await expect(page.getByText(`${BUSINESS} has worked with ${UK} until now`)).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: SG }).getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText(`Connect ${SG} instead of ${UK}?`)).toBeVisible();
  await expectCalm(page);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await expect(heading(page, UK)).toBeVisible();
  const { connections, organisations } = await sandbox.control<{
    connections: { organisationId: string }[];
    organisations: { organisationId: string; name: string }[];
  }>("state");
  const reached = connections.map((each) => organisations.find((one) => one.organisationId === each.organisationId)?.name);
  expect(reached).toContain(UK);
});

test("Xero is disconnected, and the same organisation comes back without a question", async ({ page, login }) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Manage connection" }).click();
  await page.getByRole("button", { name: "Disconnect Xero" }).click();
  await expect(dialog(page)).toContainText("Running syncs stop cleanly");
  await expectCalm(page);
  await dialog(page).getByRole("button", { name: "Disconnect Xero" }).click();
  await expect(page.getByRole("button", { name: "Connect Xero" })).toBeVisible();
  await page.getByRole("button", { name: "Connect Xero" }).click();
  await allow(page, [UK]);
  await expect(heading(page, UK)).toBeVisible();
});

test("access that is removed in Xero is told on every page of Accounting, and Reconnect mends it", async ({ page, login, sandbox }) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero/help");
  await sandbox.control("change", { kind: "disconnect", organisation: UK });
  await page.getByRole("button", { name: "Check the connection" }).click();
  const banner = page.getByText(`Access to ${UK} was removed in Xero`).first();
  for (const path of ["", "/mapping", "/runs", "/help"]) {
    if (path !== "") await page.goto(`/accounting/xero${path}`);
    await expect(banner).toBeVisible();
  }
  await expectCalm(page);
  await page.getByRole("button", { name: "Reconnect" }).first().click();
  await allow(page, [UK]);
  await expect(heading(page, UK)).toBeVisible();
  await expect(banner).toBeHidden();
});

test.describe("in Indonesian", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 } });

  test("the help page and the connection are Indonesian too, and Xero is disconnected on a phone", async ({ page, demo }) => {
    const person = demo.logins.find(({ business }) => business === BUSINESS);
    await page.goto("/login");
    await page.getByLabel("Email").fill(person?.email ?? "");
    await page.getByLabel("Kata sandi", { exact: true }).fill(person?.password ?? "");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/login"));
    await page.goto("/accounting/xero/help");
    await expect(page.getByRole("heading", { level: 1, name: "Pemecahan masalah" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(7);
    await expectCalm(page);
    await page.setViewportSize(SIZES[1]!);
    await page.goto("/accounting/xero");
    await page.getByRole("button", { name: "Kelola koneksi" }).click();
    await page.getByRole("button", { name: "Putuskan Xero" }).click();
    await dialog(page).getByRole("button", { name: "Putuskan Xero" }).click();
    await expect(page.getByRole("button", { name: "Hubungkan Xero" })).toBeVisible();
  });
});
