import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { expectAccessible, expectAccessibleOnBoth, PHONE } from "../support/expect-accessible";
import { connectDemo } from "../support/connect-demo";

// What the first connects, the others find.
test.describe.configure({ mode: "serial" });

const rowOf = (page: Page, category: string) => page.getByRole("group", { name: category, exact: true });

test("what a mapping does to pending expenses is shown before it is chosen, said after, undone, and asked where it does harm", async ({
  page,
  login,
  sandbox,
  context,
  product,
}) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  const beside = await context.newPage();
  await beside.goto("/accounting/xero/mapping");
  await page.goto("/accounting/xero/mapping");
  const row = rowOf(page, "Marketing");
  const field = row.getByRole("combobox", { name: "Xero account" });
  await field.click();
  const liabilities = page.getByRole("group", { name: "Current liability", exact: true });
  await expect(liabilities.getByRole("option")).toHaveText(["835 Owner drawings"]);
  await field.fill("400");
  const told = page.getByText(/^If chosen: .*expenses? changes? account/);
  await expect(told).toBeVisible();
  const count = /(\d+) expenses? change/.exec((await told.textContent()) ?? "")?.[1] ?? "";
  await page.getByRole("option", { name: /^400/ }).click();
  await expect(row.getByText("Saved")).toBeVisible();
  await expect(row.getByText(new RegExp(`^${count} changed account`))).toBeVisible();

  // Another tab that was open all the while shows it when somebody comes back to it.
  const fieldBeside = rowOf(beside, "Marketing").getByRole("combobox", { name: "Xero account" });
  await expect(fieldBeside).not.toHaveValue(/^400/);
  await beside.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(fieldBeside).toHaveValue(/^400/);
  await beside.close();

  await row.getByRole("button", { name: "Undo the change of Marketing" }).click();
  await expect(field).not.toHaveValue(/^400/);

  await field.fill("400");
  await page.getByRole("option", { name: /^400/ }).click();
  await expect(row.getByText(new RegExp(`^${count} changed account`))).toBeVisible();
  await row.getByRole("combobox", { name: "Tax rate" }).click();
  await page.getByRole("option", { name: /^0%/ }).first().click();
  await expect(row.getByText(/changed tax rate/)).toBeVisible();
  const ask = page.getByRole("alertdialog");
  await row.getByRole("button", { name: "Use the account’s default" }).click();
  await expect(ask).toContainText(`${count} change tax rate`);
  await ask.getByRole("button", { name: "Keep as it is" }).click();
  await row.getByRole("button", { name: "Remove the account" }).click();
  await expect(ask).toContainText("incomplete");
  await ask.getByRole("button", { name: "Keep as it is" }).click();
  await expect(field).toHaveValue(/^400/);
  await row.getByRole("button", { name: "Remove the account" }).click();
  await ask.getByRole("button", { name: "Change anyway" }).click();
  await expect(field).not.toHaveValue(/^400/);

  // Why an account is not offered, how it becomes one that is, and that Refresh brings it.
  await field.fill("418");
  await page.getByRole("button", { name: "I can’t find my account" }).last().click();
  const help = page.getByRole("dialog", { name: "I can’t find my account" });
  await expect(help.getByRole("listitem")).toHaveText([
    /Chart of accounts/,
    /Click the account/,
    /“Enable payments to this account”/,
    /Refresh/,
  ]);
  await sandbox.control("change", { kind: "enablePayments", account: "418", isEnabled: true });
  await help.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("The lists are up to date")).toBeVisible();
  await help.getByRole("button", { name: "Close" }).last().click();
  await field.fill("418");
  await page.getByRole("option", { name: "418 Donations" }).click();
  await expect(row.getByText("Saved")).toBeVisible();

  // What is archived in Xero stays where it is used, and says so.
  await sandbox.control("change", { kind: "archiveAccount", account: "418" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(row.getByText("Archived in Xero")).toBeVisible();
  await expect(field).toHaveValue("418 Donations");
  await row.getByRole("button", { name: "Undo the change of Marketing" }).click();
  await expect(field).toHaveValue("");
});

test("the mapping goes out as CSV and comes in again, each change and error shown first; suggestions are taken; the defaults show what Xero will get", async ({
  page,
  login,
  product,
}) => {
  await login({ role: "FINANCE" });
  await connectDemo(page, product);
  await page.goto("/accounting/xero/mapping");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export CSV" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^account-mapping-.*\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  const upload = async (content: string) => {
    await page.locator("input[type=file]").setInputFiles({ name: "mapping.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  };
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Import the mapping" });
  await upload(text);
  await expect(dialog.getByText(/^No changes · \d+ stay/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Nothing to apply" })).toBeDisabled();

  await dialog.getByRole("button", { name: "Choose another file" }).click();
  await upload("Category,Xero account code\nMarketing,400\nNo such category,400\n");
  await expect(dialog.getByText("“No such category” is no category of this business")).toBeVisible();
  await expect(dialog.getByText("Xero account code: none → 400")).toBeVisible();
  await expect(dialog.getByText(/^If saved: /)).toBeVisible();
  await expectAccessibleOnBoth(page);
  await dialog.getByRole("button", { name: "Apply 1 change" }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, "Marketing").getByRole("combobox", { name: "Xero account" })).toHaveValue(/^400/);

  await page.goto("/accounting/xero/mapping?show=unmapped");
  const rent = rowOf(page, "Rent");
  const unmapped = page.getByRole("button", { name: /^Unmapped/ });
  await expect(rowOf(page, "Travel")).toBeHidden();
  await rent.getByRole("button", { name: "Use 469 Rent for Rent" }).click();
  await expect(rent.getByText("Saved")).toBeVisible();
  await unmapped.click();
  await expect(rent).toBeHidden();
  await page.getByRole("button", { name: "Use all suggestions" }).click();
  await expect(page.getByText(/^\d+ categories mapped$/)).toBeVisible();
  await expect(unmapped).toHaveText("Unmapped 2");

  const template = page.getByRole("textbox", { name: "Description of each line" });
  await template.fill("Card {card} {nothing}");
  await expect(page.getByText("Unknown field: {nothing}")).toBeVisible();
  await template.fill("Card {card}");
  await page.getByRole("button", { name: "Insert Merchant" }).click();
  // The newest expense may be a payment from the bank account, which has no card.
  await expect(page.getByText(/^In Xero: /)).toHaveText(/^In Xero: Card (\d{4} )?(\S.*)Example: \2, /);
  await page.getByRole("combobox", { name: "Amounts are" }).click();
  await page.getByRole("option", { name: "Tax exclusive" }).click();
  await expect(page.getByText(/^Xero adds the tax on top/)).toBeVisible();
  await page.getByRole("combobox", { name: "Contact in Xero" }).click();
  await page.getByRole("option", { name: "Match by merchant name only" }).click();
  await expect(page.getByText(/^If saved: .*become incomplete/)).toBeVisible();
  await page.getByRole("button", { name: "Save defaults" }).click();
  await expect(page.getByText("Defaults are saved")).toBeVisible();
  await page.reload();
  await expect(template).toHaveValue("Card {card} {merchant}");
  await expect(page.getByRole("combobox", { name: "Contact in Xero" })).toHaveText(/name only/);
  await expect(unmapped).toHaveText("Unmapped 2");
});

test.describe("in Indonesian", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 } });

  test("on a phone a choice waits until what it does has been seen", async ({ page, login }) => {
    await login({ role: "FINANCE" });
    await page.goto("/accounting/xero/mapping");
    const row = rowOf(page, "Marketing");
    const field = row.getByRole("combobox", { name: "Akun Xero" });
    const before = await field.inputValue();
    const tap = async () => {
      await field.fill("429");
      await page.getByRole("option", { name: /^429/ }).click();
      await expect(row.getByText(/^Bila disimpan: .*pengeluaran berganti akun/)).toBeVisible();
    };
    await tap();
    await page.setViewportSize(PHONE);
    await expectAccessible(page);
    await row.getByRole("button", { name: "Batal" }).click();
    await expect(field).toHaveValue(before);
    await tap();
    await row.getByRole("button", { name: "Simpan" }).click();
    await expect(row.getByText("Tersimpan")).toBeVisible();
    await expect(field).toHaveValue(/^429/);
    await row.getByRole("button", { name: "Urungkan perubahan Marketing" }).click();
    await expect(field).toHaveValue(before);
  });
});
