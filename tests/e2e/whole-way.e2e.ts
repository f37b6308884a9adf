import { existsSync } from "node:fs";
import pg from "pg";
import { expect, test } from "../support/browser-test";
import { minorOf, sandboxTransactions } from "../support/sandbox-books";
import { booksOf } from "../support/stored-books";

test.describe.configure({ mode: "serial" });

test("a finance user connects Xero, an account and the mapping, and puts selected expenses into Xero with their receipts", async ({
  page,
  login,
  sandbox,
  product,
}) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });

  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Connect Xero" }).click();
  await page.getByRole("button", { name: "Allow access" }).click();
  await expect(page.getByRole("heading", { name: "Demo Company (SG)" })).toBeVisible();

  const account = page.getByRole("listitem").filter({ hasText: "Company cards" });
  await account.getByRole("button", { name: "Connect now" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Xero bank account" }).click();
  await page
    .getByRole("option", { name: /^Company Card/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog).toBeHidden();

  await page.goto("/accounting/xero/mapping");
  for (const [category, code] of [
    ["Travel", "493"],
    ["Software", "485"],
    ["Meals and entertainment", "420"],
    ["Office supplies", "453"],
  ] as const) {
    const row = page.getByRole("group", { name: category, exact: true });
    await row.getByRole("combobox", { name: "Xero account" }).fill(code);
    await page.getByRole("option", { name: new RegExp(`^${code}`) }).click();
    await expect(row.getByText("Saved")).toBeVisible();
  }

  await page.goto("/accounting/xero/expenses?tab=pending&receipts=with&label=ready");
  await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
  const bar = page.getByRole("region", { name: "Selected expenses" });
  const count = Number(/^(\d+) selected/.exec((await bar.textContent()) ?? "")?.[1]);
  expect(count).toBeGreaterThan(3);
  await bar.getByRole("button", { name: `Sync expenses (${count})` }).click();
  await expect(page.getByText(`${count} expenses are on their way to Xero`)).toBeVisible();
  // The bar went with the selection, and its button with the focus: that is in the list, or where the list was.
  await expect(bar).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement?.matches("#main, [data-expense]"))).toBe(true);

  await page.goto("/accounting/xero/expenses?tab=synced");
  await expect(page.getByText(`${count} of ${count} expenses`)).toBeVisible({ timeout: 180_000 });
  // The page was not loaded again since: the frame around it keeps step with what was sent.
  const left = /[\d,]+/.exec(await page.getByRole("link", { name: /^Pending sync \d/ }).innerText())?.[0];
  await expect(page.getByRole("link", { name: `Sync expenses , ${left} expenses to sync` })).toBeVisible();
  const books = await booksOf(product, "synced");
  await expect
    .poll(async () => (await booksOf(product, "synced")).receipts.filter(({ isSent }) => !isSent).length, { timeout: 180_000 })
    .toBe(0);

  const inXero = await sandboxTransactions(sandbox, "Demo Company (SG)");
  expect(inXero.map(({ reference }) => reference).sort()).toEqual(books.expenses.map(({ reference }) => reference).sort());
  for (const expense of books.expenses) {
    const found = inXero.find(({ reference }) => reference === expense.reference);
    expect(found?.type).toBe(expense.amountMinor < 0 ? "SPEND" : "RECEIVE");
    expect(minorOf(found?.total ?? 0), expense.reference).toBe(Math.abs(expense.amountMinor));
    expect(found?.attachments.map(({ sha256 }) => sha256).sort()).toEqual(
      books.receipts
        .filter(({ reference }) => reference === expense.reference)
        .map(({ sha256 }) => sha256)
        .sort(),
    );
  }
});

test("a month of real card spending is imported whole, and a thousand of it goes to Xero in one run, some with receipts", async ({
  page,
  login,
  sandbox,
  product,
  request,
  demo,
}) => {
  test.setTimeout(600_000);
  const file = "../shared/data/card-spend-2017-11.csv";
  test.skip(!existsSync(file), "the real card exports are not beside the project");
  await login({ role: "FINANCE" });

  await page.goto("/overview/transactions/import");
  await page.getByRole("combobox", { name: "Account" }).click();
  await page.getByRole("option", { name: /UK cards/ }).click();
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: /^Import 5,205 transactions/ }).click();
  await expect(page.getByText("5,205 transactions added")).toBeVisible({ timeout: 120_000 });

  await page.goto("/accounting/xero");
  await page.getByRole("listitem").filter({ hasText: "UK cards" }).getByRole("button", { name: "Connect now" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Xero bank account" }).click();
  await page
    .getByRole("option", { name: /^Business Account GBP/ })
    .first()
    .click();
  await dialog.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog).toBeHidden();

  const withReceipt = await firstImported(product.databaseUrl, 12);
  for (const [index, id] of withReceipt.entries()) {
    const buffer = Buffer.from(PDF.replace("(1)", `(${index})`));
    const answer = await request.post(`/api/v1/transactions/${id}/receipts`, {
      headers: { authorization: `Bearer ${demo.apiKey}` },
      multipart: { file: { name: `paper-${index}.pdf`, mimeType: "application/pdf", buffer } },
    });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
  }

  await page.goto("/accounting/xero/expenses?tab=pending&from=2017-10-01&to=2017-12-31");
  const selectMatching = async () => {
    await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
    await page.getByRole("button", { name: /Select all matching \(first 1,000 of/ }).click();
    await expect(page.getByText(/First 1,000 of .* selected, oldest first/)).toBeVisible();
  };
  await selectMatching();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Xero account" }).fill("453");
  await page.getByRole("option", { name: /^453/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Change 1,000 expenses/ })
    .click();
  await expect(page.getByText("1,000 expenses changed")).toBeVisible({ timeout: 60_000 });

  const before = (await booksOf(product, "synced")).expenses.length;
  await page.goto("/accounting/xero/expenses?tab=pending&from=2017-10-01&to=2017-12-31&label=ready");
  const ready = (await booksOf(product, "ready")).expenses.filter(({ postedOn }) => postedOn < "2018-01-01").length;
  expect(ready).toBeGreaterThan(900);
  await page.getByRole("checkbox", { name: "Select all loaded expenses" }).click();
  await page.getByRole("button", { name: /^Select all matching/ }).click();
  await page.getByRole("button", { name: /^Sync expenses \(/ }).click();
  // A screen reader is told tenth by tenth.
  await expect(page.getByRole("status").filter({ hasText: / [1-9]0%$/ })).toBeAttached({ timeout: 120_000 });
  await expect
    .poll(async () => (await booksOf(product, "synced")).expenses.length, { timeout: 300_000, intervals: [2000] })
    .toBe(before + ready);
  await expect
    .poll(async () => (await booksOf(product, "synced")).receipts.filter(({ isSent }) => !isSent).length, {
      timeout: 180_000,
      intervals: [2000],
    })
    .toBe(0);

  const books = await booksOf(product, "synced");
  const inXero = await sandboxTransactions(sandbox, "Demo Company (SG)");
  expect(inXero).toHaveLength(books.expenses.length);
  const sumMinor = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  expect(sumMinor(inXero.map(({ type, total }) => (type === "SPEND" ? -1 : 1) * minorOf(total)))).toBe(
    sumMinor(books.expenses.map(({ amountMinor }) => amountMinor)),
  );
  expect(inXero.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)).sort()).toEqual(
    books.receipts.map(({ sha256 }) => sha256).sort(),
  );
});

/** Ids of the oldest imported expenses: those that the first thousand will hold. */
async function firstImported(connectionString: string, count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `SELECT "id" FROM "Transaction" WHERE "importId" IS NOT NULL AND "amountMinor" < 0 ORDER BY "postedOn", "id" LIMIT $1`,
    [count],
  );
  await client.end();
  return rows.map(({ id }) => id);
}

/** A PDF of one empty page: the smallest that readers open. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj
4 0 obj<</Length 40>>stream
BT /F1 12 Tf 20 100 Td (1) Tj ET
endstream endobj
trailer<</Root 1 0 R/Size 5>>
%%EOF
`;
