import type { Page } from "@playwright/test";
import pg from "pg";
import { expect, test } from "../support/browser-test";
import { expectAccessible, PHONE } from "../support/expect-accessible";
import { connectDemo } from "../support/connect-demo";
import { pngFile } from "../support/receipt-files";
import type { Product } from "../support/start-product";

const LIST = "/accounting/xero/expenses?tab=pending";
const GRAB = `${LIST}&q=Grab&label=ready`;
const SG = "Demo Company (SG)";

// What one finds connected and changed, another has connected and changed.
test.describe.configure({ mode: "serial" });

const causesOf = (page: Page) => page.getByRole("region", { name: "What holds expenses back" });
const barOf = (page: Page) => page.getByRole("region", { name: "Selected expenses" });
const panelOf = (page: Page) => page.getByRole("complementary", { name: "Expense details" });
const isFocusLost = (page: Page) => page.evaluate(() => document.activeElement === document.body);

async function ask<Row extends pg.QueryResultRow>({ databaseUrl }: Product, question: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<Row>(question, values);
  await client.end();
  return rows;
}

/** What a cause holds back, as its card says it: "25 expenses · S$410.20", where other currencies may follow. */
async function heldBy(product: Product, code: string): Promise<RegExp> {
  const [held] = await ask<{ count: number; sum: string }>(
    product,
    `SELECT count(*)::int AS "count", to_char(-(sum("amountMinor") FILTER (WHERE "currency" = 'SGD'))::numeric / 100, 'FM999,999,990.00') AS "sum"
     FROM "Transaction" t JOIN "Business" b ON b."id" = t."businessId"
     WHERE b."name" = 'Kopi Nusantara' AND "isExpense" AND "syncState" = 'PENDING' AND $1 = ANY("blockers")`,
    [code],
  );
  expect(held!.count, `held by ${code}`).toBeGreaterThan(0);
  return new RegExp(`${held!.count} expenses? · .*S\\$${held!.sum.replaceAll(".", "\\.")}`);
}

test.describe("in Indonesian, on a phone", () => {
  test.use({ locale: "id-ID", viewport: PHONE });

  test("while Xero or an account is not connected, or nothing is mapped, the list says so and leads to it", async ({ page, login }) => {
    await login({ role: "FINANCE" });
    await page.goto("/accounting/xero/expenses");
    await expect(page.getByText("Hubungkan Xero dulu")).toBeVisible();
    await expectAccessible(page, "not connected");
    await page.getByRole("main").getByRole("link", { name: "Hubungkan Xero" }).click();
    await page.getByRole("button", { name: "Hubungkan Xero" }).click();
    await page.getByRole("button", { name: "Allow access" }).click();
    await expect(page.getByRole("heading", { name: SG })).toBeVisible();

    await page.goto("/accounting/xero/expenses");
    await expect(page.getByText("Hubungkan satu rekening dulu")).toBeVisible();
    await expectAccessible(page, "no account connected");
    await page.getByRole("link", { name: "Hubungkan sekarang" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Rekening bank Xero" }).click();
    await page.getByRole("option").first().click();
    await dialog.getByRole("button", { name: "Hubungkan", exact: true }).click();
    await expect(dialog).toBeHidden();

    await page.goto("/accounting/xero/expenses");
    await expect(page).toHaveURL(/\/mapping\?first=1/);
    await page.getByRole("button", { name: "Lewati dulu" }).click();
    await expect(page.getByText("Belum ada kategori yang dipetakan")).toBeVisible();
    await expectAccessible(page, "nothing mapped");
  });
});

test("many are given a category, a tax rate, tracking and a contact at once, and back; what then changes in Xero is cured on its card for all", async ({
  page,
  login,
  sandbox,
  product,
}) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto(GRAB);
  await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
  const count = Number(/^(\d+) selected/.exec((await barOf(page).textContent()) ?? "")?.[1]);
  expect(count).toBeGreaterThan(3);
  const edit = page.getByRole("dialog", { name: `Edit ${count} expenses` });
  const choose = async (field: string, words: string) => {
    await page.getByRole("dialog").getByRole("combobox", { name: field, exact: true }).fill(words);
    await page.getByRole("option", { name: words }).first().click();
  };
  await barOf(page).getByRole("button", { name: "Edit", exact: true }).click();
  await choose("Category", "Marketing");
  await choose("Tax rate", "Exempt Purchases");
  await choose("Region", "Singapore");
  await choose("Contact", "Gojek");
  await expect(edit.getByRole("status").filter({ hasText: `${count} of ${count} expenses change` })).toContainText("become incomplete");
  const preview = edit.getByRole("region", { name: "What changes" });
  await expect(preview.getByRole("heading")).toHaveText(["Contact", "Category", "Xero account", "Tax rate", "Tracking"]);
  for (const [was, is] of [
    ["Travel", "Marketing"],
    ["Standard-Rated Purchases", "Exempt Purchases"],
    ["none", "Singapore"],
    ["Grab", "Gojek"],
  ] as const)
    await expect(preview.getByRole("listitem").filter({ hasText: was }).filter({ hasText: is })).toContainText(String(count));
  await expectAccessible(page, "bulk edit of four fields");
  await edit.getByRole("button", { name: `Change ${count} expenses` }).click();
  const last = page.getByRole("region", { name: "The last change" });
  await expect(last).toContainText(`${count} expenses changed`);
  await last.getByRole("button", { name: "Undo" }).click();
  await expect(last).toContainText(`${count} expenses are as they were before`);

  // Again by keyboard, and this time it stays.
  await page.goto(GRAB);
  await expect(page.getByText(`${count} of ${count} expenses`)).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all loaded expenses" }).press("Space");
  await page.keyboard.press("e");
  for (const [field, words] of [
    ["Tax rate", "Exempt"],
    ["Region", "Singapore"],
    ["Contact", "Gojek"],
  ] as const) {
    await edit.getByRole("combobox", { name: field, exact: true }).fill(words);
    await expect(page.getByRole("option").first()).toContainText(words);
    await page.keyboard.press("Enter");
  }
  await edit.getByRole("button", { name: `Change ${count} expenses` }).press("Enter");
  await expect(last).toContainText(`${count} expenses changed`);
  expect(await isFocusLost(page)).toBe(false);

  const [second] = await ask<{ day: string }>(
    product,
    `SELECT "postedOn"::text AS "day" FROM "Transaction" t JOIN "Business" b ON b."id" = t."businessId"
     WHERE b."name" = 'Kopi Nusantara' AND "syncState" = 'PENDING' AND "merchant" LIKE 'Grab%' ORDER BY "postedOn" OFFSET 1 LIMIT 1`,
  );
  await sandbox.control("change", [
    { kind: "archiveAccount", account: "493" },
    { kind: "archiveTaxRate", taxType: "EPINPUT" },
    { kind: "archiveOption", option: "Singapore" },
    { kind: "archiveContact", contact: "Gojek" },
    { kind: "lockDate", periodLockOn: second!.day },
  ]);
  await page.goto("/accounting/xero/mapping");
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("The lists are up to date")).toBeVisible();

  await page.goto(LIST);
  const causes = causesOf(page);
  await causes.getByRole("button", { name: /more causes?$/ }).click();
  for (const { title, code, press, field, words } of [
    {
      title: /^Xero account 493 .* is archived$/,
      code: "accountArchived",
      press: "Choose another account",
      field: "Xero account",
      words: "485",
    },
    {
      title: /^Tax rate of .* is no longer active$/,
      code: "taxRateArchived",
      press: "Choose a tax rate",
      field: "Tax rate",
      words: "No Tax",
    },
    { title: "A tracking option is archived", code: "trackingArchived", press: "Choose tracking", field: "Region", words: "Indonesia" },
    {
      title: "The contact is archived in Xero",
      code: "contactArchived",
      press: "Choose a contact",
      field: "Contact",
      words: "ComfortDelGro",
    },
    { title: "Dated in a locked period", code: "dateLocked", press: "Move the date", field: null, words: "" },
  ] as const) {
    const heading = causes.getByRole("heading", { name: title });
    await expect(heading.locator("..")).toContainText(await heldBy(product, code));
    await heading.locator("..").getByRole("button", { name: press }).click();
    if (field !== null) await choose(field, words);
    const dialog = page.getByRole("dialog", { name: title });
    await expect(dialog.getByRole("status")).not.toHaveText("Working out what changes…");
    if (field === null) await expectAccessible(page, title);
    await dialog.getByRole("button", { name: /^Change \d+ expenses?$/ }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect(heading).toHaveCount(0);
    await expect.poll(() => isFocusLost(page), title.toString()).toBe(false);
  }
  await page.goto(GRAB);
  await expect(page.getByText(`${count} of ${count} expenses`)).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE });

  test("a receipt is taken off again; what Xero refuses goes by Retry failed on the run's page, and its receipt by Retry receipts", async ({
    page,
    login,
    sandbox,
    product,
  }) => {
    test.setTimeout(300_000);
    await login({ role: "FINANCE" });
    await connectDemo(page, product);
    await page.goto(GRAB);
    const list = page.getByRole("list", { name: "Expenses" });
    const loaded = /^\d+/.exec(await page.getByText(/^\d+ of \d+ expenses$/).innerText())?.[0];
    await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
    await expect(barOf(page).getByText(`${loaded} selected`)).toBeVisible();
    await barOf(page).getByRole("button", { name: "Clear selection" }).click();
    await expect(list.locator("a:focus")).toHaveCount(1);

    await page.locator("a[data-expense]").first().click();
    const panel = panelOf(page);
    await panel.getByText("What Xero will get").click();
    const add = async (name: string) => {
      await panel
        .locator("input[type=file]")
        .first()
        .setInputFiles({ name, mimeType: "image/png", buffer: await pngFile("#0e6b5c") });
      await expect(panel.getByRole("list", { name: "Files" }).getByText(`(${name})`)).toBeVisible();
    };
    await add("paper.png");
    await panel.getByRole("button", { name: "Remove paper.png" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click();
    await expect(panel.getByText("(paper.png)")).toHaveCount(0);
    await expect(panel.getByRole("button", { name: "Remove paper.png" })).toHaveCount(0);
    await expect.poll(() => isFocusLost(page)).toBe(false);
    await add("kept.png");
    await expectAccessible(page, "the preview with its files");

    await sandbox.control("faults", [
      { match: { method: "PUT", path: "/BankTransactions\\?" }, refuse: { everyNth: 1, message: "Not today." } },
      { match: { method: "PUT", path: "/Attachments/", times: 0 }, answer: { status: 400, body: "{}" } },
    ]);
    await panel.getByRole("button", { name: "Sync expense", exact: true }).click();
    await expect(panel.getByText("Not today.").first()).toBeVisible();
    const expense = new URL(page.url()).searchParams.get("expense") ?? "";
    await page.goto("/accounting/xero/runs");
    await page.getByRole("main").locator("a[href*='/xero/runs/']").first().click();
    const first = /runs\/[0-9a-f-]+/;
    await expect(page).toHaveURL(first);
    const failed = page.url();
    await page.getByRole("button", { name: "Retry failed" }).click();
    await expect(page).not.toHaveURL(failed);
    await expectAccessible(page, "the run that sends it again");
    // It is over, and the receipts have failed: that too could be tried again here.
    await expect(page.getByRole("button", { name: "Retry failed" })).toBeVisible();

    await page.goto(`/accounting/xero/expenses?tab=synced&expense=${expense}`);
    const receipt = panel.getByRole("button", { name: "Open kept.png" });
    await expect(receipt).toContainText("Not in Xero");
    await sandbox.control("faults/clear", {});
    await panel.getByRole("button", { name: "Retry receipts" }).click();
    await expect(receipt).toContainText("· In Xero");
    await expect(panel.getByRole("button", { name: "Retry receipts" })).toHaveCount(0);
    await expectAccessible(page, "all receipts sent");
  });
});

test("in the tab Synced an archived account is replaced on its card: the change goes to Xero, and the card goes", async ({
  page,
  login,
  sandbox,
  product,
}) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  const synced = "/accounting/xero/expenses?tab=synced";
  await page.goto(synced);
  await page.locator("a[data-expense]").first().click();
  const panel = panelOf(page);
  const account = panel.getByRole("combobox", { name: "Xero account", exact: true });
  await account.fill("404");
  await page.getByRole("option", { name: "404" }).first().click();
  await expect(panel.getByRole("button", { name: "Update in Xero" })).toBeVisible();
  await sandbox.control("change", { kind: "archiveAccount", account: "404" });
  await page.goto("/accounting/xero/mapping");
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("The lists are up to date")).toBeVisible();
  await page.goto(synced);
  await page.locator("a[data-expense]").first().click();
  await panel.getByRole("button", { name: "Update in Xero" }).click();
  const heading = causesOf(page).getByRole("heading", { name: /^Xero account 404 .* is archived$/ });
  await heading.locator("..").getByRole("button", { name: "Choose another account" }).click();
  const dialog = page.getByRole("dialog", { name: /^Xero account 404/ });
  await dialog.getByRole("combobox", { name: "Xero account", exact: true }).fill("485");
  await page.getByRole("option", { name: "485" }).first().click();
  await dialog.getByRole("button", { name: "Change 1 expense" }).click();
  await expect(heading).toHaveCount(0);
  const accountsThere = async () => {
    const { organisations } = await sandbox.control<{
      organisations: { transactions: { reference: string | null; lines: { accountCode: string }[] }[] }[];
    }>("state");
    const ours = organisations.flatMap(({ transactions }) => transactions).filter(({ reference }) => reference?.startsWith("EX-"));
    return ours.flatMap(({ lines }) => lines.map(({ accountCode }) => accountCode));
  };
  await expect.poll(accountsThere).toEqual(["485"]);
  await expectAccessible(page, "the tab Synced without causes");
});
