import { devices, type Page } from "@playwright/test";
import pg from "pg";
import { expect, test, type DemoFile } from "../support/browser-test";
import { expectAccessible } from "../support/expect-accessible";
import type { Product } from "../support/start-product";
import { connectDemo } from "../support/connect-demo";
import { pdfFile } from "../support/receipt-files";
import { deskOf } from "../support/sign-in-as";

const LIST = "/accounting/xero/expenses?tab=pending";
const LONG = "PT Sumber Makmur Sejahtera Nusantara Abadi Perkasa Tbk Cabang Kebayoran Baru Jakarta Selatan";
const MANY = `${LIST}&q=Nusantara`;

/**
 * More expenses than one sync takes, with the longest names and the largest amounts, each label among them. Ten share a day, the first thousand
 * a hundred days: which of them are the oldest thousand hangs on no tie.
 */
async function addMany(product: Product): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO "Transaction" ("businessId", "accountId", "categoryId", "postedOn", "amountMinor", "currency", "merchant", "description", "cardholder", "isExpense",
       "reference", "blockers", "isUpdated", "errorCode", "originalAmountMinor", "originalCurrency", "updatedAt")
     SELECT t."businessId", t."accountId", t."categoryId", date '2026-01-01' + n / 10, -(99999999900 + n), t."currency", $1, 'Pembayaran perlengkapan kantor nomor ' || n,
       'Raden Ajeng Kartika Wulandari Kusumaningrum', TRUE, 'VERYFULL-' || n, CASE WHEN n % 5 = 0 THEN ARRAY['accountMissing'] ELSE '{}' END, n % 3 = 0,
       CASE WHEN n % 10 = 0 THEN 'rejectedByLedger' END, -1234567890123, 'IDR', now()
     FROM (SELECT * FROM "Transaction" WHERE "merchant" LIKE 'Grab%' AND "isExpense" AND "syncState" = 'PENDING' LIMIT 1) t, generate_series(0, 1099) AS n
     WHERE NOT EXISTS (SELECT 1 FROM "Transaction" WHERE "reference" = 'VERYFULL-1')`,
    [LONG],
  );
  await client.end();
}

/** Marks a receipt of a pending expense as one that the upload found too large; answers the name of its file. */
async function spoilReceipt(product: Product): Promise<string> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ fileName: string }>(
    `UPDATE "Receipt" SET "problemCode" = 'receiptTooLarge' WHERE "id" = (
       SELECT r."id" FROM "Receipt" r JOIN "Transaction" t ON t."id" = r."transactionId" JOIN "Business" b ON b."id" = t."businessId"
       WHERE b."name" = 'Kopi Nusantara' AND t."isExpense" AND t."syncState" = 'PENDING' AND t."merchant" NOT LIKE 'Grab%' AND r."removedAt" IS NULL LIMIT 1)
     RETURNING "fileName"`,
  );
  await client.end();
  return rows[0]!.fileName;
}

const head = (page: Page, name: string) => page.getByRole("columnheader", { name: new RegExp(`^${name}`) });
const bar = (page: Page) => page.getByRole("region", { name: "Selected expenses" });

const personOf = (demo: DemoFile, role: string) => demo.logins.find((login) => login.role === role && login.business === "Kopi Nusantara")!;

test("columns are shown, hidden and made wider by mouse and keyboard, and are there again at the next visit", async ({
  page,
  login,
  product,
}) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto(LIST);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Reference" }).click();
  await page.getByRole("checkbox", { name: "Tax" }).click();
  await expectAccessible(page, "columns");
  await page.keyboard.press("Escape");
  await expect(head(page, "Reference")).toBeVisible();
  await expect(head(page, "Tax")).toBeHidden();
  const edge = page.getByRole("separator", { name: "Width of Category" });
  const before = Number(await edge.getAttribute("aria-valuenow"));
  await edge.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", String(before + 16));
  const box = await edge.boundingBox();
  if (!box) throw new Error("The edge of the column is not to be seen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + box.height / 2, { steps: 4 });
  const kept = page.waitForResponse(
    (response) => response.request().method() === "POST" && response.url().includes("/accounting/xero/expenses"),
  );
  await page.mouse.up();
  await kept;
  await page.reload();
  await expect(head(page, "Reference")).toBeVisible();
  await expect(head(page, "Tax")).toBeHidden();
  await expect(edge).toHaveAttribute("aria-valuenow", String(before + 36));
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("button", { name: "Back to the first columns" }).click();
  await expect(head(page, "Tax")).toBeVisible();
});

test("a list is kept under a name, shared, opened by a colleague with the same filter, sort and columns, renamed and deleted", async ({
  page,
  browser,
  baseURL,
  demo,
  login,
  product,
}) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto(`${LIST}&receipts=without&sort=-amount`);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Largest without receipts");
  await dialog.getByRole("checkbox", { name: /^Share with everyone/ }).click();
  await expectAccessible(page, "save a view");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "View: Largest without receipts" })).toBeVisible();

  const colleague = await deskOf({ browser, baseURL: baseURL!, login: personOf(demo, "ADMIN"), next: LIST });
  await colleague.getByRole("button", { name: "Views", exact: true }).click();
  await colleague.getByRole("menuitem", { name: /^Largest without receipts/ }).click();
  await expect(colleague).toHaveURL(/receipts=without.*sort=-amount/);
  await expect(colleague.getByRole("columnheader", { name: /^Amount/ })).toHaveAttribute("aria-sort", "descending");
  await colleague.context().close();

  await page.getByRole("button", { name: "View: Largest without receipts" }).click();
  await page.getByRole("menuitem", { name: "Manage views" }).click();
  await dialog.getByLabel("Name of Largest without receipts").fill("No receipt yet");
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Name of No receipt yet")).toBeVisible();
  await dialog.getByRole("button", { name: "Delete No receipt yet" }).click();
  await expect(dialog.getByText("You have no views of your own.")).toBeVisible();
});

test("a selection grows by Shift and outlives another sort and the panel; all matching is the first 1000; more are explained", async ({
  page,
  login,
  product,
}) => {
  await login({ role: "FINANCE" });
  // Connecting works out anew what holds expenses back, so they come after it.
  await connectDemo(page, product);
  await addMany(product);
  await page.goto(MANY);
  const boxes = page.getByRole("checkbox", { name: /^Select PT Sumber/ });
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ["Shift"] });
  await expect(bar(page).getByText("4 selected")).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString()), "marked text").toBe("");
  // By keyboard from the row ticked last to the first, which is taken out again.
  for (const key of ["j", "Shift+x"]) await page.keyboard.press(key);
  await expect(bar(page).getByText("5 selected")).toBeVisible();
  await page.keyboard.press("x");
  await expect(bar(page).getByText("4 selected")).toBeVisible();
  await head(page, "Amount").getByRole("button").first().click();
  await expect(page).toHaveURL(/sort=-amount/);
  await expect(bar(page).getByText("4 selected")).toBeVisible();
  await page.locator("a[data-expense]").nth(2).click();
  await expect(page.getByRole("complementary", { name: "Expense details" })).toBeVisible();
  await expect(bar(page).getByText("4 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Select all matching (first 1,000 of 1,100)" }).click();
  await expect(bar(page).getByText("First 1,000 of 1,100 selected, oldest first")).toBeVisible();
  await expect(bar(page)).toContainText("800 ready · 200 not ready");
  await bar(page).getByRole("button", { name: "200 not ready" }).click();
  await expect(page.getByRole("dialog", { name: "Why some are not ready" })).toContainText("200No Xero account for the category");
  await expectAccessible(page, "first 1000 of 1,100");
  await page.keyboard.press("Escape");

  // Down to the end, so that all are loaded, and every one of them ticked.
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(page.getByText("1,100 of 1,100 expenses")).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await page.locator("a[data-expense]").count(), "rows in the page").toBeLessThan(80);
  await page.getByRole("button", { name: "Clear selection" }).click();
  await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
  await expect(bar(page)).toContainText("At most 1,000 expenses go in one sync");
  await expect(bar(page).getByRole("button", { name: /^Sync expenses/ })).toBeDisabled();
});

test("a receipt that Xero would not take has its card, which shows its expense whatever the list was narrowed to, and goes once it is replaced there", async ({
  page,
  login,
  product,
}) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  const fileName = await spoilReceipt(product);
  await page.goto(`${LIST}&q=Grab&label=ready`);
  const causes = page.getByRole("region", { name: "What holds expenses back" });
  await causes.getByRole("button", { name: /more causes?$/ }).click();
  const title = "A receipt is too large for Xero";
  const card = causes.getByRole("heading", { name: title }).locator("..");
  await expect(card).toContainText("1 expense ·");
  await card.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\?tab=pending&cause=receiptTooLarge$/);
  await expect(page.getByText("1 of 1 expense")).toBeVisible();
  await card.getByRole("button", { name: "Fix receipts" }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await expect(dialog.getByText("Receipt too large")).toBeVisible();
  await expectAccessible(page, "receipts to fix");
  await dialog.getByRole("button", { name: `Open ${fileName}` }).click();
  const smaller = { name: "smaller.pdf", mimeType: "application/pdf", buffer: await pdfFile({ text: "smaller" }) };
  await page.getByRole("dialog", { name: fileName }).locator("input[type=file]").setInputFiles(smaller);
  await expect(dialog.getByText("Nothing here needs fixing any more.")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(causes.getByRole("heading", { name: title })).toHaveCount(0);
});

test.describe("in Indonesian on a phone", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 }, isMobile: true, userAgent: devices["Pixel 7"].userAgent });

  test("a very full list and an empty one fit the screen and can be read by a screen reader; the first press meets its button, and a filter takes amounts as they are written there", async ({
    page,
    browser,
    baseURL,
    demo,
    login,
    product,
  }) => {
    const desk = await deskOf({ browser, baseURL: baseURL!, login: personOf(demo, "FINANCE") });
    await connectDemo(desk, product);
    await desk.context().close();
    await addMany(product);
    await login({ role: "FINANCE" });
    for (const path of [MANY, `${LIST}&q=tidakada`, "/accounting/xero/expenses?tab=aside"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: "Sinkronkan pengeluaran" })).toBeVisible();
      await expect(page.getByRole("status")).toHaveCount(0);
      await expectAccessible(page, path);
    }
    await page.goto(MANY);
    await page.getByRole("checkbox", { name: "Pilih semua pengeluaran yang dimuat" }).click();
    await page.getByRole("button", { name: "Lainnya", exact: true }).click();
    for (const name of ["Ubah", "Kuitansi (zip)", "Jangan sinkronkan"]) await expect(page.getByRole("menuitem", { name })).toBeVisible();

    await page.goto(LIST, { waitUntil: "commit" });
    await page.getByRole("button", { name: /^Filter/ }).click();
    const least = page.getByRole("textbox", { name: "Jumlah dari" });
    await least.fill("seribu");
    await least.blur();
    await expect(page.getByText("Tulis jumlah seperti 1.284,50.")).toBeVisible();
    await least.fill("1.284,5");
    await least.blur();
    await expect(page).toHaveURL(/min=1284\.5(&|$)/);
    await expect(least).toHaveValue("1284,5");
  });
});

test.describe("two people", () => {
  test.use({ expectedConsole: [/ERR_FAILED/] });

  test("what one person sets aside, many at once, leaves the list of another within seconds, and comes back to both", async ({
    page,
    browser,
    baseURL,
    demo,
    login,
    product,
  }) => {
    await login({ role: "FINANCE" });
    await connectDemo(page, product);
    const list = `${LIST}&q=Grab&label=ready`;
    const other = await deskOf({ browser, baseURL: baseURL!, login: personOf(demo, "ADMIN"), next: list });
    await page.goto(list);
    const [first, second] = [page, other].map((each) => each.locator("a[data-expense]"));
    await expect(first!.first()).toBeVisible();
    const ids = await first!.evaluateAll((links) => links.slice(0, 2).map((link) => link.getAttribute("data-expense")));
    const rows = (each: Page) => each.locator(ids.map((id) => `a[data-expense="${id}"]`).join(","));
    await expect(second!.first()).toBeVisible();
    await expect(rows(other)).toHaveCount(2);
    for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
    const setAside = async () => {
      await bar(page).getByRole("button", { name: "Don't sync" }).click();
      await page.getByRole("dialog").getByLabel("Reason").fill("Paid back in cash");
      await expectAccessible(page, "set aside");
      await page.getByRole("dialog").getByRole("button", { name: "Don't sync" }).click();
    };

    // The rows go before the server has answered, and come back when it cannot be reached.
    let fail: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    await page.route("**/accounting/xero/expenses**", (route) =>
      route.request().method() === "POST" ? failed.then(() => route.abort()) : route.continue(),
    );
    await setAside();
    await expect(rows(page)).toHaveCount(0);
    fail();
    await expect(page.getByText(/^Nothing was lost/)).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
    await page.unroute("**/accounting/xero/expenses**");
    await page.keyboard.press("Escape");

    await setAside();
    await expect(page.getByText("2 expenses set aside")).toBeVisible();
    await expect(page.locator("a[data-expense]:focus")).toHaveCount(1);
    for (const each of [page, other]) await expect(rows(each)).toHaveCount(0);
    await page.goto("/accounting/xero/expenses?tab=aside");
    await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
    await bar(page).getByRole("button", { name: "Bring back" }).click();
    await expect(page.getByText("2 expenses are back in Pending sync")).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await expect(rows(other)).toHaveCount(2);
    await other.context().close();
  });
});
