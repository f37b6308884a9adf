import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { expectAccessible } from "../support/expect-accessible";
import { connectDemo } from "../support/connect-demo";
import { holdChanges } from "../support/hold-changes";
import { deskOf } from "../support/sign-in-as";

const GRAB = "/accounting/xero/expenses?tab=pending&q=Grab&label=ready";

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Expense details" });

async function openNth(page: Page, index: number): Promise<void> {
  await page.goto(GRAB);
  await page.locator("a[data-expense]").nth(index).click();
  await expect(panelOf(page).getByLabel("Description")).toBeVisible();
}

test("many expenses are changed by keyboard alone: foreseen, done, and undone to the last value", async ({ page, login, product }) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto(GRAB);
  await expect(page.locator("a[data-expense]").nth(1)).toBeVisible({ timeout: 60_000 });
  const filters = page.getByRole("button", { name: /^Filters/ });
  await filters.press("Enter");
  await expect(page.getByRole("combobox", { name: "Cardholder" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(filters).toBeFocused();
  for (const key of ["j", "x", "j", "x", "e"]) await page.keyboard.press(key);
  const dialog = page.getByRole("dialog", { name: "Edit 2 expenses" });
  await expect(dialog.getByText("Choose at least one new value.")).toBeVisible();
  await dialog.getByRole("combobox", { name: "Xero account" }).press("4");
  await page.keyboard.type("85");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").filter({ hasText: "2 of 2 expenses change" })).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "493" })).toContainText("485");
  await expectAccessible(page, "bulk edit with its preview");
  await dialog.getByRole("button", { name: "Change 2 expenses" }).press("Enter");
  const bar = page.getByRole("region", { name: "The last change" });
  await expect(bar).toContainText("2 expenses changed");
  await expect(page.getByText("485 Subscriptions").first()).toBeVisible();
  await expectAccessible(page, "the way back");
  await page.keyboard.press("z");
  await expect(bar).toContainText("2 expenses are as they were before");
  await page.goto(`${GRAB}&sort=date`);
  await expect(page.locator("a[data-expense]").first()).toBeVisible();
  await expect(page.getByText("485 Subscriptions")).toHaveCount(0);
});

test("the accounting date is moved and comes back, a line has its own tracking, and the preview says exactly what Xero gets", async ({
  page,
  login,
  product,
}) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await openNth(page, 0);
  const panel = panelOf(page);
  const day = panel.getByLabel("Accounting date");
  const own = await day.inputValue();
  await day.fill("2026-12-24");
  await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
  await panel.getByText("What Xero will get").click();
  await expect(panel.getByRole("definition").filter({ hasText: "24 Dec 2026" })).toBeVisible();
  await expect(panel.getByText(`(${own})`, { exact: false }).first()).toBeVisible();
  await expect(panel.getByText("changed the accounting date from")).toBeVisible();
  await panel.getByRole("button", { name: "Accounting date: back to the inherited value" }).click();
  await expect(day).toHaveValue(own);

  const account = panel.getByRole("combobox", { name: "Xero account" });
  await account.fill("485");
  await page.getByRole("option", { name: /^485/ }).click();
  await expect(panel.getByText("set by hand")).toBeVisible();
  await panel.getByRole("button", { name: "Xero account: back to the inherited value" }).click();
  await expect(account).toHaveValue(/^493/);
  await expect(panel.getByText("from Travel").first()).toBeVisible();

  await panel.getByRole("button", { name: "Split into lines" }).click();
  const second = panel.getByRole("group", { name: "Line 2" });
  await panel.getByRole("group", { name: "Line 1" }).getByLabel("Amount").fill("1.00");
  await panel.getByRole("button", { name: "Give the rest to the last line" }).click();
  await second.getByRole("combobox", { name: "Region" }).fill("Sin");
  await page.getByRole("option").first().click();
  await expect(panel.getByText("The lines add up to the expense")).toBeVisible();
  await expectAccessible(page, "a split being edited");
  await panel.getByRole("button", { name: "Save lines" }).click();
  await expect(panel.getByRole("button", { name: "Make it one line again" })).toBeVisible();
  await expect(panel.getByText(/Region: /)).toBeVisible();
  await panel.getByRole("button", { name: "Make it one line again" }).click();
  await expect(panel.getByRole("button", { name: "Split into lines" })).toBeVisible();
});

test("what is typed or chosen while an earlier change is on its way is there when its answer comes", async ({ page, login, product }) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await openNth(page, 2);
  const panel = panelOf(page);
  // By their tag: an open list hides the rest of the page from assistive technology.
  const inHistory = (words: string) => page.locator("li", { hasText: words });
  const changeNotes = async (notes: string) => {
    const letGo = await holdChanges(page);
    await panel.getByLabel("Notes").fill(notes);
    await panel.getByRole("heading", { name: "History" }).click();
    await expect(panel.getByText("Saving")).toBeVisible();
    return letGo;
  };
  const pickers = { Contact: "Grab Sin", Category: "Tra", "Xero account": "485", "Tax rate": "No" };
  for (const [index, [name, words]] of Object.entries(pickers).entries()) {
    const picker = panel.getByRole("combobox", { name, exact: true });
    const letGo = await changeNotes(`notes ${index}`);
    await picker.fill(words);
    await expect(page.getByRole("option").first()).toBeVisible();
    letGo();
    await expect(inHistory(`notes ${index}`)).toBeVisible();
    await expect(picker).toHaveValue(words);
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Escape");
  }
  const letGo = await changeNotes("notes before the description");
  await panel.getByLabel("Description").fill("half a sent");
  letGo();
  await expect(inHistory("notes before the description")).toBeVisible();
  await expect(panel.getByLabel("Description")).toHaveValue("half a sent");

  // A press as long as a person's: what leaving the description brings must not move the button from under it.
  await panel.getByRole("button", { name: "Split into lines" }).click({ delay: 150 });
  const line = panel.getByRole("group", { name: "Line 2" });
  const letGoAgain = await changeNotes("notes before the split");
  // The earlier save has come back and everything was read again: what is still on its way shows all the same.
  await expect(inHistory("to half a sent")).toBeVisible();
  await expect(panel.getByLabel("Notes")).toHaveValue("notes before the split");
  await panel.getByRole("group", { name: "Line 1" }).getByLabel("Amount").fill("1.23");
  await line.getByLabel("Description").fill("the second half");
  await line.getByRole("combobox", { name: "Xero account" }).fill("485");
  letGoAgain();
  await expect(inHistory("notes before the split")).toBeVisible();
  await expect(line.getByRole("combobox", { name: "Xero account" })).toHaveValue("485");
  await page.getByRole("option", { name: /^485/ }).click();
  await expect(line.getByLabel("Description")).toHaveValue("the second half");
  await expect(panel.getByRole("group", { name: "Line 1" }).getByLabel("Amount")).toHaveValue("1.23");
});

test("two people who change the same see each other's words and choose; what they change apart is kept from both", async ({
  page,
  login,
  context,
  product,
}) => {
  test.setTimeout(300_000);
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await openNth(page, 1);
  const other = await context.newPage();
  await other.goto(page.url());
  const [mine, theirs] = [panelOf(page), panelOf(other)];
  await expect(theirs.getByLabel("Notes")).toBeVisible();
  await mine.getByLabel("Notes").fill("from the first");
  await theirs.getByLabel("Notes").fill("from the second");
  await theirs.getByLabel("Description").click();
  await expect(theirs.getByText("Saved", { exact: true })).toBeVisible();
  await mine.getByLabel("Description").click();
  const conflict = mine.getByRole("alert").filter({ hasText: "Changed by someone else" });
  await expect(conflict).toContainText("from the second");
  await expect(conflict).toContainText("from the first");
  await expectAccessible(page, "a conflict");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(mine.getByText("Saved", { exact: true })).toBeVisible();
  await mine.getByLabel("Description").fill("kept from the first");
  await mine.getByLabel("Notes").click();
  await expect(mine.getByText("Saved", { exact: true })).toBeVisible();
  await expect(theirs.getByLabel("Notes")).toHaveValue("from the first", { timeout: 20_000 });
  await expect(theirs.getByLabel("Description")).toHaveValue("kept from the first");
});

test.describe("without a connection", () => {
  test.use({ expectedConsole: [/ERR_INTERNET_DISCONNECTED/] });

  test("what could not be saved stays in its fields, also when another expense was looked at, and Retry saves it all", async ({
    page,
    login,
    context,
    product,
  }) => {
    await login({ role: "FINANCE" });
    await connectDemo(page, product);
    await openNth(page, 3);
    const panel = panelOf(page);
    const [description, notes] = [panel.getByLabel("Description"), panel.getByLabel("Notes")];
    const told = panel.getByRole("alert").filter({ hasText: "Not saved" });
    const own = page.url();
    await context.setOffline(true);
    await description.fill("written on the train");
    await notes.fill("in a tunnel");
    await expect(told).toBeVisible();
    await panel.getByRole("heading", { name: "History" }).click();
    await expect(told).toContainText("What you changed is kept here");
    await expectAccessible(page, "not saved");
    await context.setOffline(false);
    await page.keyboard.press("j");
    await expect(page).not.toHaveURL(own);
    await expect(description).not.toHaveValue("written on the train");
    await page.keyboard.press("k");
    await expect(page).toHaveURL(own);
    await expect(description).toHaveValue("written on the train");
    await expect(notes).toHaveValue("in a tunnel");
    await told.getByRole("button", { name: "Retry" }).click();
    await expect(panel.getByText("Saved", { exact: true })).toBeVisible();
    await expect(told).toHaveCount(0);
    await page.reload();
    await expect(description).toHaveValue("written on the train");
    await expect(notes).toHaveValue("in a tunnel");
  });
});

test.describe("in Indonesian, on a phone", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 } });

  test("an unmapped category is mapped on its card, and the card goes at once; amounts of lines are typed as they are written there", async ({
    page,
    browser,
    baseURL,
    login,
    product,
  }) => {
    const person = await login({ role: "FINANCE" });
    const desk = await deskOf({ browser, baseURL: baseURL!, login: person });
    await connectDemo(desk, product);
    await desk.context().close();
    await page.goto("/accounting/xero/expenses?tab=pending");
    const causes = page.getByRole("region", { name: "Yang menahan pengeluaran" });
    const button = causes.getByRole("button", { name: "Petakan kategori" });
    await expect(button.first()).toBeVisible();
    await button.first().click();
    const dialog = page.getByRole("dialog", { name: /^Belum ada akun Xero untuk/ });
    const title = await dialog.getByRole("heading").innerText();
    await dialog.getByRole("combobox", { name: "Akun Xero" }).fill("429");
    await page.getByRole("option").first().click();
    await expectAccessible(page, "mapping on the card");
    await dialog.getByRole("button", { name: "Petakan kategori" }).click();
    await expect(dialog).toBeHidden();
    await expect(causes.getByRole("heading", { name: title })).toHaveCount(0);
    await page.locator("a[data-expense]").first().click();
    await expect(page.getByLabel("Tanggal pembukuan")).toBeVisible();
    await expectAccessible(page, "the panel as a page");
    await page.getByRole("button", { name: "Bagi menjadi beberapa baris" }).click();
    const amountOf = (line: string) => page.getByRole("group", { name: line }).getByLabel("Jumlah");
    await expect(amountOf("Baris 1")).toHaveValue(/^\d+,\d\d$/);
    await amountOf("Baris 1").fill("1.000.000,5");
    await page.getByRole("button", { name: "Berikan sisanya ke baris terakhir" }).click();
    await expect(amountOf("Baris 2")).toHaveValue(/^-\d+,\d\d$/);
  });
});
