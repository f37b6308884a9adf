import { expect, type Page } from "@playwright/test";
import type { Product } from "./start-product";

/** The products that this process has connected: each belongs to one test file, and nobody else changes it. */
const connected = new Set<Product>();

/** Walks a signed-in finance user to where expenses can be synced, as far as that has not been done yet: connected, the cards linked, Travel mapped. */
export async function connectDemo(page: Page, product: Product): Promise<void> {
  if (connected.has(product)) return;
  await page.goto("/accounting/xero");
  await expect(page.getByRole("heading", { level: 1, name: "Xero" })).toBeVisible();
  if (await page.getByRole("button", { name: "Connect Xero" }).isVisible()) {
    await page.getByRole("button", { name: "Connect Xero" }).click();
    await page.getByRole("button", { name: "Allow access" }).click();
    await expect(page.getByRole("heading", { name: "Demo Company (SG)" })).toBeVisible();
  }
  const connect = page.getByRole("listitem").filter({ hasText: "Company cards" }).getByRole("button", { name: "Connect now" });
  if (await connect.isVisible()) {
    await connect.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Xero bank account" }).click();
    await page.getByRole("option", { name: /^Company Card/ }).click();
    await dialog.getByRole("button", { name: "Connect", exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await mapCategory(page, "Travel", "493");
  connected.add(product);
}

/** Maps a category to the account with this code. */
async function mapCategory(page: Page, category: string, code: string): Promise<void> {
  await page.goto("/accounting/xero/mapping");
  const row = page.getByRole("group", { name: category, exact: true });
  const field = row.getByRole("combobox", { name: "Xero account" });
  if ((await field.inputValue()).startsWith(code)) return;
  await field.fill(code);
  await page.getByRole("option", { name: new RegExp(`^${code}`) }).click();
  await expect(row.getByText("Saved")).toBeVisible();
}
