import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/browser-test";
import { connectDemo } from "../support/connect-demo";

const LIST = "/accounting/xero/expenses?tab=pending";
const head = (page: Page, name: string) => page.getByRole("columnheader", { name: new RegExp(`^${name}`) });

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}, ${nodes.length} times, first at ${String(nodes[0]?.target)}`)).toEqual([]);
}

test.beforeEach(async ({ page, login }) => {
  await login({ role: "FINANCE" });
  await connectDemo(page);
});

test("columns are shown, hidden and made wider by mouse and keyboard, and are there again at the next visit", async ({ page }) => {
  await page.goto(LIST);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Reference" }).click();
  await page.getByRole("checkbox", { name: "Tax" }).click();
  await page.getByRole("checkbox", { name: "Tracking" }).click();
  await expectNoViolations(page, "columns");
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
}) => {
  await page.goto(`${LIST}&receipts=without&sort=-amount`);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save this view" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Largest without receipts");
  await dialog.getByRole("checkbox", { name: /^Share with everyone/ }).click();
  await expectNoViolations(page, "save a view");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "View: Largest without receipts" })).toBeVisible();

  const admin = demo.logins.find(
    ({ role, business }) => role === "ADMIN" && business === demo.logins.find((each) => each.role === "FINANCE")?.business,
  );
  const colleague = await (await browser.newContext({ baseURL, locale: "en-SG" })).newPage();
  await colleague.goto("/login?next=" + encodeURIComponent(LIST));
  await colleague.getByLabel("Email").fill(admin?.email ?? "");
  await colleague.getByLabel("Password", { exact: true }).fill(admin?.password ?? "");
  await colleague.getByRole("button", { name: "Sign in", exact: true }).click();
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
