import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "../support/browser-test";
import { expectAccessible, expectFits, PHONE, WIDE } from "../support/expect-accessible";

/** Presses the export menu of the page that is open and answers the file. */
async function exported(page: Page, words: { menu: string; format: string }): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole("button", { name: words.menu, exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: words.format }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const linesOf = (bytes: Buffer) => bytes.toString("utf8").trim().split("\r\n");

test("all movements are searched, narrowed, changed and taken along as files, and lead to Pending sync as narrowed", async ({
  page,
  login,
}) => {
  await login({ role: "FINANCE" });
  await page.goto("/overview/transactions?q=Grab&kind=expense");
  await expect(page.getByRole("button", { name: "Remove the filter Kind" })).toBeVisible();
  const found = Number(/^(\d+) transactions?/.exec((await page.getByText(/^\d+ transactions?$/).textContent()) ?? "")?.[1]);
  expect(found).toBeGreaterThan(0);

  const csv = await exported(page, { menu: "Export", format: "CSV file" });
  expect(csv.name).toMatch(/^transactions-kopi-nusantara-\d{4}-\d\d-\d\d\.csv$/);
  expect(linesOf(csv.bytes)).toHaveLength(found + 1);
  expect(
    linesOf(csv.bytes)
      .slice(1)
      .every((line) => line.includes("Grab")),
  ).toBe(true);
  const xlsx = await exported(page, { menu: "Export", format: "Excel workbook (XLSX)" });
  expect(xlsx.name).toMatch(/\.xlsx$/);
  const { sheets } = await readXlsx(new Uint8Array(xlsx.bytes));
  const [head = [], first = []] = sheets[0]?.rows ?? [];
  expect(sheets[0]?.rows).toHaveLength(found + 1);
  expect(first[head.indexOf("Date")]).toBeInstanceOf(Date);
  expect(typeof first[head.indexOf("Amount")]).toBe("number");

  await page.locator("a", { hasText: "Grab" }).first().click();
  const panel = page
    .getByRole("complementary", { name: "Transaction details" })
    .or(page.getByRole("dialog", { name: "Transaction details" }));
  await panel.getByLabel("Notes").fill("Ride to the roastery");
  await panel.getByLabel("Notes").blur();
  await expect(page.getByText("Saved").first()).toBeVisible();
  await page.reload();
  await expect(panel.getByLabel("Notes")).toHaveValue("Ride to the roastery");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Remove the filter Kind" }).click();
  await page.getByRole("link", { name: "Sync expenses to Xero" }).click();
  await expect(page).toHaveURL(/tab=pending.*q=Grab/);
});

test("an employee sees, changes and exports what was spent on their own cards, and nothing else", async ({
  page,
  login,
  expectedConsole,
}) => {
  expectedConsole.push(/403|404/);
  await login({ role: "FINANCE" });
  const all = (await (await page.request.get("/api/transactions")).json()) as { rows: { id: string; cardholder: string | null }[] };
  await page.context().clearCookies();
  await login({ role: "EMPLOYEE" });
  const own = (await (await page.request.get("/api/transactions")).json()) as { rows: { id: string; cardholder: string | null }[] };
  const name = "Dewi Lestari";
  expect(own.rows.length).toBeGreaterThan(0);
  expect(own.rows.every(({ cardholder }) => cardholder === name)).toBe(true);
  const foreign = all.rows.find(({ cardholder }) => cardholder !== name)!;

  await page.goto("/overview/transactions");
  await expect(page.getByRole("heading", { level: 1, name: "Transactions" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Xero/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Import transactions" })).toHaveCount(0);
  const csv = await exported(page, { menu: "Export", format: "CSV file" });
  expect(
    linesOf(csv.bytes)
      .slice(1)
      .every((line) => line.includes(name)),
  ).toBe(true);
  const refused = [`/api/transactions/${foreign.id}`, "/api/expenses/export", "/api/runs/export", "/api/audit/export", "/api/team/export"];
  const statuses = await Promise.all(refused.map(async (path) => (await page.request.get(path)).status()));
  expect(statuses).toEqual([404, 403, 403, 403, 403]);
});

test("every list can be taken along in both formats, under a name that says what it is", async ({ page, login }) => {
  await login({ role: "ADMIN" });
  const lists = {
    "/api/transactions/export?from=2026-01-01": "transactions-kopi-nusantara-2026-01-01-to-",
    "/api/expenses/export?tab=pending": "pending-sync-kopi-nusantara-",
    "/api/expenses/export?tab=synced": "synced-kopi-nusantara-",
    "/api/expenses/export?tab=aside": "set-aside-kopi-nusantara-",
    "/api/runs/export": "sync-runs-kopi-nusantara-",
    "/api/imports/export": "imports-kopi-nusantara-",
    "/api/audit/export": "audit-log-kopi-nusantara-",
    "/api/team/export": "team-kopi-nusantara-",
    "/api/api-keys/export": "api-keys-kopi-nusantara-",
  };
  for (const [path, name] of Object.entries(lists)) {
    for (const format of ["csv", "xlsx"]) {
      const answer = await page.request.get(`${path}${path.includes("?") ? "&" : "?"}format=${format}`);
      expect(answer.status(), path).toBe(200);
      expect(answer.headers()["content-disposition"]).toMatch(new RegExp(`^attachment; filename="${name}.*\\.${format}"$`));
      const bytes = await answer.body();
      expect(bytes.subarray(0, 3).toString("latin1")).toBe(format === "csv" ? "\u00EF\u00BB\u00BF" : "PK\u0003");
    }
  }
  expect((await page.request.get("/api/runs/export?format=pdf")).status()).toBe(400);
});

test.describe("on a phone and in Indonesian", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 } });

  test("a key is made, shown once, used by a script and revoked", async ({ page, demo, request }) => {
    const admin = demo.logins.find(({ role, business }) => role === "ADMIN" && business === "Kopi Nusantara");
    await page.goto("/login");
    await page.getByLabel("Email").fill(admin?.email ?? "");
    await page.getByLabel("Kata sandi", { exact: true }).fill(admin?.password ?? "");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ikhtisar" })).toBeVisible();
    await page.goto("/settings/api-keys");
    await page.getByRole("button", { name: "Buat kunci" }).click();
    await page.getByRole("dialog").getByLabel("Nama").fill("Pemroses kartu");
    await page.getByRole("dialog").getByRole("button", { name: "Buat kunci" }).click();
    const key = (await page.getByRole("status", { name: "Kunci" }).textContent()) ?? "";
    expect(key).toMatch(/^sk_[0-9a-f]{8}_[0-9a-f]{48}$/);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Selesai" }).click();
    await expect(page.getByText(key)).toHaveCount(0);

    const call = (path: string, method = "GET") =>
      request.fetch(`/api/v1/${path}`, { method, headers: { authorization: `Bearer ${key}` } });
    expect((await call("accounts")).status()).toBe(200);
    for (const [path, method, status] of [
      ["accounts", "DELETE", 405],
      ["nowhere", "GET", 404],
      ["transactions", "POST", 415],
    ] as const) {
      const answer = await call(path, method);
      expect([answer.status(), answer.headers()["content-type"]]).toEqual([status, "application/problem+json"]);
    }
    await page.getByRole("button", { name: "Cabut Pemroses kartu" }).click();
    await page.getByRole("alertdialog").or(page.getByRole("dialog")).getByRole("button", { name: "Cabut", exact: true }).click();
    await expect(page.getByText("Pemroses kartu telah dicabut.")).toBeVisible();
    expect((await call("accounts")).status()).toBe(401);
  });

  test("the lists and their menus fit the screen and read well to a screen reader", async ({ page, demo }) => {
    const admin = demo.logins.find(({ role, business }) => role === "ADMIN" && business === "Kopi Nusantara");
    await page.goto("/login");
    await page.getByLabel("Email").fill(admin?.email ?? "");
    await page.getByLabel("Kata sandi", { exact: true }).fill(admin?.password ?? "");
    await page.getByRole("button", { name: "Masuk", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ikhtisar" })).toBeVisible();
    for (const path of [
      "/overview/transactions?receipts=without&kind=expense",
      "/settings/audit",
      "/settings/team",
      "/settings/api-keys",
    ]) {
      await page.goto(path);
      await page.getByRole("button", { name: "Ekspor", exact: true }).click();
      await expect(page.getByRole("menuitem", { name: "Berkas CSV" })).toBeVisible();
      await expectFits(page);
      await page.setViewportSize(WIDE);
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
    }
  });
});
