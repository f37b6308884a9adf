import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { expectAccessible, expectFits, PHONE, WIDE } from "../support/expect-accessible";
import { connectDemo } from "../support/connect-demo";
import { signInByForm } from "../support/sign-in-as";
import { minorOf, sandboxTransactions } from "../support/sandbox-books";

const READY = "/accounting/xero/expenses?tab=pending&q=Grab&label=ready";

test("an expense is corrected in its panel by keyboard and mouse, and both the list and a reload know it", async ({
  page,
  login,
  product,
}) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto(READY);
  await page
    .getByRole("link", { name: /^Open the details of Grab/ })
    .first()
    .click();
  const panel = page.getByRole("complementary", { name: "Expense details" }).or(page.getByRole("dialog", { name: "Expense details" }));
  // What the panel asks for is there: a key that is pressed sooner may find the page still waking up.
  await expect(panel.getByRole("heading", { name: "History" })).toBeVisible();
  const first = page.url();
  for (const [next, previous] of [
    ["j", "k"],
    ["ArrowDown", "ArrowUp"],
  ] as const) {
    await page.keyboard.press(next);
    await expect(panel.getByText(/^2 of /)).toBeVisible();
    await expect(page).not.toHaveURL(first);
    await page.keyboard.press(previous);
    await expect(panel.getByText(/^1 of /)).toBeVisible();
    await expect(page).toHaveURL(first);
  }
  await panel.getByRole("button", { name: "Next expense" }).click();
  await expect(panel.getByText(/^2 of /)).toBeVisible();
  await panel.getByLabel("Description").fill("Ride to the roastery");
  await panel.getByLabel("Notes").click();
  await expect(panel.getByText("Saved").first()).toBeVisible();
  await page.reload();
  await expect(panel.getByLabel("Description")).toHaveValue("Ride to the roastery");
  await panel.getByRole("button", { name: "Mark as reviewed" }).click();
  await expect(panel.getByRole("button", { name: "Mark as reviewed" })).toBeHidden();
  await expect(panel.getByRole("heading", { name: "Expense details" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  // The focus is on the row that was open: Enter opens it again.
  await page.keyboard.press("Enter");
  await expect(panel.getByLabel("Description")).toHaveValue("Ride to the roastery");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByRole("term")).toHaveCount(10);
  await expectAccessible(page, "shortcut sheet");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search" })).toBeFocused();
});

test("one expense is synced from its panel, changed, updated in Xero, and removed from Xero again", async ({
  page,
  login,
  sandbox,
  product,
}) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto(READY);
  await page
    .getByRole("link", { name: /^Open the details of Grab/ })
    .first()
    .click();
  const panel = page.getByRole("complementary", { name: "Expense details" }).or(page.getByRole("dialog", { name: "Expense details" }));
  await expect(panel).toContainText(/EX-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  const reference = /EX-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await panel.textContent()) ?? "")?.[0] ?? "";
  expect(reference).not.toBe("");
  const readOut = await listenToStatus(page);
  const expense = new URL(page.url()).searchParams.get("expense") ?? "";
  await panel.getByRole("button", { name: "Sync expense", exact: true }).click();
  const inXero = async () => (await sandboxTransactions(sandbox, "Demo Company (SG)")).find((each) => each.reference === reference);
  await expect.poll(async () => (await inXero())?.reference, { timeout: 120_000 }).toBe(reference);
  const before = minorOf((await inXero())?.total ?? 0);
  await expect.poll(readOut, { timeout: 60_000 }).toEqual(expect.arrayContaining([expect.stringMatching(/^1 expense synced\. .*100%$/)]));
  // The expense has left the list, and the next one is still a press away.
  await expect(panel.getByRole("button", { name: "Next expense" })).toBeEnabled();

  await page.goto(`/accounting/xero/expenses?tab=synced&expense=${expense}`);
  await expect(panel.getByRole("button", { name: "Remove from Xero" })).toBeVisible({ timeout: 90_000 });
  await panel.getByLabel("Description").fill("Ride after the sync");
  await panel.getByLabel("Notes").click();
  await expect(panel.getByRole("link", { name: "Open in Xero" })).toHaveAttribute("href", /bankTransactionID/);
  await expect(panel.getByRole("definition").filter({ hasText: "Ride after the sync" }).getByRole("insertion")).toBeVisible();
  await panel.getByRole("button", { name: "Update in Xero" }).click();
  await expect
    .poll(async () => (await inXero())?.lines.map(({ description }) => description), { timeout: 120_000 })
    .toEqual(["Ride after the sync"]);
  expect(minorOf((await inXero())?.total ?? 0)).toBe(before);

  await expect(panel.getByRole("button", { name: "Update in Xero" })).toBeHidden({ timeout: 60_000 });
  await panel.getByRole("button", { name: "Remove from Xero" }).click();
  await page.getByRole("alertdialog").or(page.getByRole("dialog").last()).getByRole("button", { name: "Remove from Xero" }).click();
  await expect.poll(inXero, { timeout: 120_000 }).toBeUndefined();
  await page.goto(`/accounting/xero/expenses?tab=pending&q=${reference}`);
  await expect(page.getByText("1 of 1 expense")).toBeVisible({ timeout: 30_000 });

  // Sent again by keyboard, and cancelled while its call is under way.
  await sandbox.control("faults", { match: { method: "PUT", path: "/BankTransactions\\?" }, holdBefore: "cancelled" });
  for (const key of ["j", "x", "s"]) await page.keyboard.press(key);
  await expect(page.getByText("1 expense is on its way to Xero")).toBeVisible();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel sync" }).click();
  await expect(page.getByText("The sync is being cancelled")).toBeVisible();
  await sandbox.control("faults/clear", {});
  await expect(page.getByText("Sync cancelled").first()).toBeVisible({ timeout: 30_000 });
});

test("the workbench full of rows and with its panel open has nothing that a screen reader trips over", async ({ page, login, product }) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    for (const path of [
      "/accounting/xero",
      "/accounting/xero/mapping",
      "/accounting/xero/expenses?tab=pending",
      "/accounting/xero/runs",
      "/overview",
      "/overview/transactions",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectFits(page);
    }
    await page.goto(READY);
    await page.locator("a[data-expense]").first().click();
    await expect(page.getByLabel("Description")).toBeVisible();
    await expectAccessible(page);
  }
});

test("a business in Hong Kong is told why it cannot sync expenses", async ({ page, login }) => {
  await login({ role: "ADMIN", business: "Harbour Tea" });
  await page.goto("/accounting/xero/expenses");
  await expect(page.getByText("Syncing expenses is not available for businesses in Hong Kong")).toBeVisible();
});

test.describe("in Indonesian", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 } });

  test("every label of the way is Indonesian, down to the phone's menu and the banner over every page once Xero has taken the access away", async ({
    page,
    demo,
    sandbox,
  }) => {
    const person = demo.logins.find(({ role }) => role === "FINANCE");
    await page.goto("/login");
    await signInByForm(page, person!);
    await expect(page.getByRole("heading", { level: 1, name: "Ikhtisar" })).toBeVisible();
    await page.getByRole("button", { name: "Menu" }).click();
    await page
      .getByRole("dialog")
      .getByRole("link", { name: /^Sinkronkan pengeluaran/ })
      .click();
    await expect(page.getByRole("link", { name: /^Sinkronisasi tertunda/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Disinkronkan/ })).toBeVisible();
    await page.goto("/accounting/xero");
    await expect(page.getByRole("button", { name: "Kelola koneksi" })).toBeVisible();
    await page.goto("/accounting/xero/mapping");
    await expect(page.getByRole("heading", { level: 1, name: "Petakan akun Xero Anda" })).toBeVisible();

    await sandbox.control("change", { kind: "disconnect", organisation: "Demo Company (SG)" });
    await page.goto("/accounting/xero/help");
    await page.getByRole("button", { name: "Periksa koneksi" }).click();
    const banner = page.getByText("Akses ke Demo Company (SG) telah dicabut di Xero").first();
    await expect(banner).toBeVisible();
    const [menu, told] = [await page.getByRole("button", { name: "Menu" }).boundingBox(), await banner.boundingBox()];
    expect(menu!.y + menu!.height, "the Menu button stands above the words").toBeLessThanOrEqual(told!.y);
    await page.goto("/accounting/xero/runs");
    await page.getByRole("main").locator("a[href*='/xero/runs/']").first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Rincian sinkronisasi" })).toBeVisible();
    await expectAccessible(page, "a run's page");
    await expect(banner).toBeVisible();
    await page.goto("/accounting/xero/expenses?tab=pending");
    await expect(page.getByRole("link", { name: /^Sinkronisasi tertunda/ })).toBeVisible();
    await expect(banner).toBeVisible();
  });
});

/** What a screen reader is given of a run from now on, each sentence once. */
async function listenToStatus(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said = new Set<string>();
    const note = () => {
      for (const { textContent } of document.querySelectorAll("[role=status]")) if (textContent.endsWith("%")) said.add(textContent);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { said });
  });
  return () => page.evaluate(() => [...(window as unknown as { said: Set<string> }).said]);
}
