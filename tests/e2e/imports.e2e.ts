import { readFileSync } from "node:fs";
import { utils, write } from "@e965/xlsx";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { expectAccessible, PHONE } from "../support/expect-accessible";

const IMPORT = "/overview/transactions/import";

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.goto(IMPORT);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

test("a workbook is understood, imported, left out where it must be, and undone", async ({ page, login }) => {
  await login({ role: "FINANCE" });
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([["Made for Kopi Nusantara"]]), "Cover");
  const rows = [
    ["Date", "Merchant", "Amount", "Status"],
    ["2026-10-13", "Warung Browser", 45.5, "Settled"],
    ["2026-10-14", "Warung Browser", 12, "Pending"],
    ["soon", "Warung Browser", 7, "Settled"],
  ];
  utils.book_append_sheet(workbook, utils.aoa_to_sheet(rows), "October");
  // Its name lies: the bytes say what it is.
  await choose(page, "october.csv", write(workbook, { type: "buffer", bookType: "xlsx" }) as Buffer);
  await expect(page.getByRole("heading", { name: "1 new transaction" })).toBeVisible();
  await expect(page.getByText("Excel workbook")).toBeVisible();
  await expect(page.getByLabel("Sheet")).toBeVisible();
  await expect(page.getByText("Not settled yet, or declined: 1")).toBeVisible();
  await expect(page.getByText("Not a date: 1")).toBeVisible();
  const leftOut = page.getByRole("table", { name: "2 rows are left out" });
  await expect(leftOut.getByRole("row", { name: "3 Status Pending Not settled yet, or declined" })).toBeVisible();
  await expect(leftOut.getByRole("row", { name: "4 Date soon Not a date" })).toBeVisible();
  // Nothing tells whether 45.50 was spent or came back, so it is asked, with what either answer would bring.
  await expect(page.getByText("Are purchases positive or negative in this file?")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import 1 transaction" }).first()).toBeDisabled();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Purchases are positive" }).click();
  await expect(page.getByText("1 payment out")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 transaction" }).first().click();
  await expect(page.getByText("1 transaction added").first()).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the rows left out" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^rows-not-imported-.*\.csv$/);
  expect(readFileSync(await file.path(), "utf8")).toContain("4,Date,soon,Not a date");
  await page.getByRole("link", { name: "Show them" }).click();
  await expect(page.getByText("Warung Browser").first()).toBeVisible();
  await page.goto(IMPORT);
  await page.getByRole("button", { name: "Undo: october.csv" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: "october.csv" }).getByText("Undone", { exact: true })).toBeVisible();
});

test("columns that nobody could guess are matched by hand, with the rows read anew at each choice", async ({ page, login }) => {
  await login({ role: "FINANCE" });
  const rows = ["2026-11-03;Rent of the hall, second part;Hall Ltd;100.00;7.50", "2026-11-04;Beans;Roaster;200.00;8.25"];
  await choose(page, "odd.csv", `When?;What for;Whose;Left;Moved\n${rows.join("\n")}\n`);
  const first = page.getByRole("table", { name: "The first rows, as they will be imported" }).getByRole("row").nth(1);
  await expect(first).toContainText("Rent of the hall, second part");
  await expect(first).toContainText("100.00");
  const match = async (field: string, column: RegExp) => {
    await page.getByRole("combobox", { name: field, exact: true }).click();
    await page.getByRole("option", { name: column }).click();
  };
  await match("Amount", /^Moved/);
  await expect(first).toContainText("7.50");
  await match("Merchant", /^Whose/);
  await expect(first).toContainText("Hall Ltd");
  await match("Description", /^What for/);
  await match("Purchases in this file are", /^Positive/);
  await expect(page.getByText("2 payments out")).toBeVisible();
  await expect(first).toContainText("−SGD 7.50");
  await page.getByRole("button", { name: "Import 2 transactions" }).first().click();
  await expect(page.getByText("2 transactions added").first()).toBeVisible();
});

test("a date that can be read both ways is asked, on a phone and in Indonesian too", async ({ browser, demo }) => {
  const context = await browser.newContext({ locale: "id-ID", viewport: PHONE });
  const page = await context.newPage();
  const { email, password } = demo.logins.find(({ role }) => role === "FINANCE")!;
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Kata sandi", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Masuk", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
  // Big5, which nobody can tell from Windows-1252 by its bytes.
  const coffee = Buffer.from("a9408ad8", "hex");
  await choose(
    page,
    "tanya.csv",
    Buffer.concat([Buffer.from("Tanggal;Keterangan;Jumlah\n03/04/2026;Kopi Tanya "), coffee, Buffer.from(";5.000,00\n")]),
  );
  await page.getByLabel("Pengodean").click();
  await page.getByRole("option", { name: "Big5" }).click();
  await expect(page.getByText("Kopi Tanya 咖")).toBeVisible();
  await expect(page.getByText("Tanggal berapakah “03/04/2026”?")).toBeVisible();
  await expect(page.getByRole("button", { name: "Impor 1 transaksi" }).last()).toBeDisabled();
  await page.getByRole("button", { name: "3 April 2026" }).click();
  await expect(page.getByText("3 Apr 2026")).toBeVisible();
  await page.getByRole("button", { name: "Pembelian bernilai positif" }).click();
  await expect(page.getByText("1 transaksi keluar")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Impor 1 transaksi" }).last().click();
  await expect(page.getByText("1 transaksi ditambahkan").first()).toBeVisible();
  await context.close();
});

test("a long import goes on by itself, shows how far it is, and can be cancelled", async ({ page, login }) => {
  await login({ role: "FINANCE" });
  const lines = Array.from({ length: 200_000 }, (_, index) => `2026-09-${String((index % 28) + 1).padStart(2, "0")},Long ${index},1.00`);
  await choose(page, "long.csv", `Date,Merchant,Amount spent\n${lines.join("\n")}\n`);
  await page.getByRole("button", { name: "Import the whole file" }).first().click();
  await expect(page.getByRole("progressbar", { name: "Progress of the import" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("progressbar", { name: "Progress of the import" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel import" }).click();
  await expectAccessible(page);
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel import" }).click();
  await expect(page.getByText(/^Cancelled (before anything was added|after [\d,]+ transactions?)$/)).toBeVisible();
});

test("what is no table is refused in words that say what to do", async ({ page, login, expectedConsole }) => {
  expectedConsole.push(/status of 422/);
  await login({ role: "FINANCE" });
  await choose(page, "statement.csv", "%PDF-1.7 stream");
  await expect(page.getByRole("alert").filter({ hasText: "Export the same period as CSV or XLSX" })).toBeVisible();
});
