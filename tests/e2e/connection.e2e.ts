import type { Page } from "@playwright/test";
import { askDatabase } from "../support/ask-database";
import { expect, test } from "../support/browser-test";
import { signInAs } from "../support/sign-in-as";
import { expectAccessibleOnBoth, PHONE } from "../support/expect-accessible";

// A business of its own, so that what the other files find connected is left alone.
const BUSINESS = "Harbour Tea";
// What can be connected and sent is looked at where expenses can be synced.
const SYNCING = "Kopi Nusantara";
const SG = "Demo Company (SG)";
const UK = "Demo Company (UK)";

test.describe.configure({ mode: "serial" });

/** On the consent page: allows these organisations and no others. */
async function allow(page: Page, organisations: string[]): Promise<void> {
  for (const organisation of [SG, UK])
    await page.getByRole("checkbox", { name: organisation }).setChecked(organisations.includes(organisation));
  await page.getByRole("button", { name: "Allow access" }).click();
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });
/** The tab that leads to the workbench, and says why it does not yet. */
const syncTab = (page: Page) =>
  page
    .getByRole("navigation", { name: /^(Xero pages|Halaman Xero)$/ })
    .getByRole("link", { name: /^(Sync expenses|Sinkronkan pengeluaran)/ });
const dialog = (page: Page) => page.getByRole("alertdialog").or(page.getByRole("dialog")).last();

test("consent that is refused, or given in another browser, changes nothing and says so; of several organisations one is chosen", async ({
  page,
  login,
  browser,
}) => {
  const person = await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Connect Xero" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Access was refused on Xero’s page. Nothing was changed.")).toBeVisible();
  await expect(syncTab(page)).toBeDisabled();
  await expect(syncTab(page)).toContainText("not available for businesses registered in Hong Kong");

  await page.getByRole("button", { name: "Connect Xero" }).click();
  await expect(page.getByRole("button", { name: "Allow access" })).toBeVisible();
  const elsewhere = await (await browser.newContext()).newPage();
  await signInAs(elsewhere, person);
  await elsewhere.goto(page.url());
  await allow(elsewhere, [SG, UK]);
  await expect(elsewhere.getByText("was begun in another browser. Connect Xero again here.")).toBeVisible();
  await expect(elsewhere.getByRole("button", { name: "Connect Xero" })).toBeVisible();
  await elsewhere.context().close();

  // The browser that began it goes on.
  await allow(page, [SG, UK]);
  await expect(page.getByRole("heading", { level: 1, name: "Choose an organisation" })).toBeVisible();
  await expectAccessibleOnBoth(page);
  await page.getByRole("listitem").filter({ hasText: UK }).getByRole("button", { name: "Connect" }).click();
  await expect(heading(page, UK)).toBeVisible();
  await expect(page.getByText("The connection works")).toBeVisible();
  await expect(page.getByText(/^Signed in to Xero as /)).toBeVisible();
  await expect(page.getByText("UK · GBP")).toBeVisible();
  await expect(page.getByText(/^Connected by Carmen Lau on \d+ \w+ \d{4}$/)).toBeVisible();
  await expectAccessibleOnBoth(page);
  await expect(page.getByText(/^Read (now|.* ago)$/)).toHaveCount(6);
  await page.getByRole("button", { name: "Refresh", exact: true }).click();
  await expect(page.getByText("The lists are up to date")).toBeVisible();

  // An answer that is played again, or comes from a page that was left open too long.
  await page.goto("/api/xero/callback?code=once&state=used");
  await expect(page.getByRole("alert").filter({ hasText: "The connection stays as it was" })).toContainText("was not finished in time");
  await expect(page.getByText("The connection works")).toBeVisible();
});

test("a permission that is missing is said, a consent given after its ten minutes comes to nothing, and Reconnect mends it", async ({
  page,
  login,
  product,
}) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await askDatabase(product, `UPDATE "Authorisation" SET "scope" = 'openid offline_access'`);
  await page.goto("/accounting/xero");
  await expect(page.getByText("A permission is missing. Press Reconnect under Manage connection.")).toBeVisible();
  await expectAccessibleOnBoth(page);
  const reconnect = async () => {
    await page.getByRole("button", { name: "Manage connection" }).click();
    await page.getByRole("button", { name: "Reconnect" }).click();
    await expect(page.getByRole("button", { name: "Allow access" })).toBeVisible();
  };
  await reconnect();
  await askDatabase(product, `UPDATE "ConnectAttempt" SET "expiresAt" = now()`);
  await allow(page, [UK]);
  await expect(page.getByRole("alert").filter({ hasText: "The connection stays as it was" })).toContainText("was not finished in time");
  await expect(page.getByText("A permission is missing.")).toBeVisible();
  await reconnect();
  await allow(page, [UK]);
  await expect(page.getByText("The connection works")).toBeVisible();
});

test("another organisation is warned about, and turning back keeps the one there is", async ({ page, login, sandbox }) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Manage connection" }).click();
  await page.getByRole("button", { name: "Reconnect" }).click();
  await allow(page, [SG]);
  await expect(page.getByText(`${BUSINESS} has worked with ${UK} until now`)).toBeVisible();
  await page.getByRole("listitem").filter({ hasText: SG }).getByRole("button", { name: "Connect" }).click();
  await expect(page.getByText(`Connect ${SG} instead of ${UK}?`)).toBeVisible();
  await expectAccessibleOnBoth(page);
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("main").getByRole("button", { name: "Cancel" }).click();
  await expect(heading(page, UK)).toBeVisible();
  const { connections, organisations } = await sandbox.control<{
    connections: { organisationId: string }[];
    organisations: { organisationId: string; name: string }[];
  }>("state");
  const reached = connections.map((each) => organisations.find((one) => one.organisationId === each.organisationId)?.name);
  expect(reached).toContain(UK);
});

test("Xero is disconnected, also while it can't be reached, and the same organisation comes back without a question", async ({
  page,
  login,
  sandbox,
}) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Manage connection" }).click();
  await page.getByRole("button", { name: "Disconnect Xero" }).click();
  await expect(dialog(page)).toContainText("Running syncs stop cleanly");
  await expectAccessibleOnBoth(page);
  await sandbox.control("faults", { match: { path: "/connections|/connect/revocation", times: 0 }, answer: { status: 500 } });
  await dialog(page).getByRole("button", { name: "Disconnect Xero" }).click();
  const left = page.getByRole("alert").filter({ hasText: "Xero has not heard yet that it is disconnected" });
  await expect(left).toContainText("open Settings → Connected apps in Xero, choose Sinkron and press Disconnect");
  await left.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Xero still can’t be reached")).toBeVisible();
  await sandbox.control("faults/clear", {});
  await left.getByRole("button", { name: "Try again" }).click();
  await expect(left).toBeHidden();
  await expect(page.getByRole("button", { name: "Connect Xero" })).toBeVisible();
  await page.getByRole("button", { name: "Connect Xero" }).click();
  await allow(page, [UK]);
  await expect(heading(page, UK)).toBeVisible();
});

test("access that is removed in Xero is told on every page of Accounting, and Reconnect mends it", async ({ page, login, sandbox }) => {
  await login({ role: "ADMIN", business: BUSINESS });
  await page.goto("/accounting/xero/help");
  await sandbox.control("change", { kind: "disconnect", organisation: UK });
  await page.getByRole("button", { name: "Check the connection" }).click();
  const banner = page.getByText(`Access to ${UK} was removed in Xero`).first();
  for (const path of ["", "/mapping", "/expenses", "/runs", "/help"]) {
    if (path !== "") await page.goto(`/accounting/xero${path}`);
    await expect(banner).toBeVisible();
  }
  await expectAccessibleOnBoth(page);
  await page.getByRole("button", { name: "Reconnect" }).first().click();
  await allow(page, [UK]);
  await expect(heading(page, UK)).toBeVisible();
  await expect(banner).toBeHidden();
});

const rowOf = (page: Page, account: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: account });
const option = (page: Page, name: string) => page.getByRole("option", { name });

test("an account is connected to a bank account of Xero: what can't be chosen says why, and one that is taken leaves two ways out", async ({
  page,
  login,
  sandbox,
}) => {
  await login({ role: "ADMIN", business: SYNCING });
  await page.goto("/accounting/xero");
  await page.getByRole("button", { name: "Connect Xero" }).click();
  await allow(page, [SG]);
  await expect(heading(page, SG)).toBeVisible();
  await expect(syncTab(page)).toBeDisabled();
  await expect(syncTab(page)).toContainText("opens once at least one account is connected to its bank account in Xero");
  await page.getByRole("main").getByRole("link", { name: "Connect now" }).click();
  await dialog(page).getByRole("button", { name: "Cancel" }).last().click();

  await rowOf(page, "Company cards").getByRole("button", { name: "Connect now" }).click();
  const bankAccount = dialog(page).getByRole("combobox", { name: "Xero bank account" });
  await bankAccount.click();
  await expect(option(page, "Business Account USD Its currency is USD")).toBeDisabled();
  await expectAccessibleOnBoth(page);
  await option(page, "Company Card").click();
  await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
  await expect(rowOf(page, "Company cards")).toContainText("··4821 → Company Card");
  await expect(syncTab(page)).toBeEnabled();

  await sandbox.control("change", { kind: "connectFeed", organisation: SG, account: "090", accountToken: "another program" });
  await rowOf(page, "Main account").getByRole("button", { name: "Connect now" }).click();
  await bankAccount.click();
  await expect(option(page, "Company Card (SGD) Already connected to Company cards")).toBeDisabled();
  await option(page, "Business Account SGD").click();
  await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog(page)).toContainText("“Business Account SGD” is already connected to another bank feed in this Xero organisation.");
  await expectAccessibleOnBoth(page);
  await dialog(page).getByRole("button", { name: "Choose another" }).click();
  await expect(bankAccount).toContainText("Choose a bank account");
  await dialog(page).getByRole("button", { name: "Cancel" }).last().click();

  await expect(rowOf(page, "Main account")).toContainText("“Business Account SGD” is already connected");
  await rowOf(page, "Main account").getByRole("button", { name: "Create in Xero" }).click();
  const name = dialog(page).getByRole("textbox", { name: "Name" });
  await name.fill("Savings Account SGD");
  await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
  await expect(dialog(page)).toContainText("There is an account of this name in Xero.");
  await expectAccessibleOnBoth(page);
  await name.fill("Sinkron main");
  await dialog(page).getByRole("button", { name: "Connect", exact: true }).click();
  await expect(rowOf(page, "Main account")).toContainText("→ Sinkron main");
});

/** Lines of yesterday, of next week and of more than a year ago, on an account whose feed began long before. */
const MORE_LINES = `WITH main AS (SELECT a.* FROM "Account" a JOIN "Business" b ON b."id" = a."businessId" WHERE b."name" = $1 AND a."name" = 'Main account'),
    feed AS (UPDATE "StatementFeed" SET "baseOn" = '2020-01-01' FROM main WHERE "StatementFeed"."accountId" = main."id" RETURNING 1)
  INSERT INTO "Transaction" ("businessId", "accountId", "postedOn", "amountMinor", "currency", "merchant", "isExpense", "reference", "updatedAt")
  SELECT "businessId", "id", current_date + days, -100, "currency", 'Line', FALSE, 'LINE-' || (1000 + days), now()
  FROM main, unnest(ARRAY[-1, 7, -400]) AS days, (SELECT count(*) FROM feed) AS moved`;

test("an account's statement goes to Xero by itself; a refused one says why and is retried, as are lines that wait or are too old; it can be downloaded for any days, and its end is asked about", async ({
  page,
  login,
  sandbox,
  product,
}) => {
  await login({ role: "ADMIN", business: SYNCING });
  await page.goto("/accounting/xero");
  const row = rowOf(page, "Main account");
  for (const each of [row, rowOf(page, "Company cards")])
    await expect(each).toContainText(/Statement sent .* newest line/, { timeout: 60_000 });

  const detail = "Something is wrong with this statement.";
  await sandbox.control("change", { kind: "rejectStatement", type: "internal-error", detail });
  await askDatabase(product, MORE_LINES, [SYNCING]);
  await row.getByRole("button", { name: "Sync now" }).click();
  await expect(row).toContainText("Xero did not take the statement.", { timeout: 30_000 });
  await expect(row).toContainText(`Xero says: ${detail}`);
  await expectAccessibleOnBoth(page);
  await row.getByRole("button", { name: "Retry" }).click();
  await expect(row.getByRole("button", { name: "Sync now" })).toBeEnabled({ timeout: 30_000 });
  await expect(row).not.toContainText("Xero says");
  await expect(row).toContainText("1 line is dated in the future: it goes on its day.");
  await expect(row).toContainText(/lines? (is|are) more than a year old, which Xero no longer takes/);

  await row.getByRole("button", { name: "More for Main account" }).click();
  await page.getByRole("menuitem", { name: "Download statement" }).click();
  const [from, to] = [dialog(page).getByLabel("From"), dialog(page).getByLabel("To")];
  const day = await to.inputValue();
  await to.fill("2020-01-31");
  await expect(dialog(page)).toContainText("Must not lie before From");
  await from.fill("2020-01-01");
  await expect(dialog(page)).toContainText("Nothing moved on this account in this period.");
  await to.fill(day);
  await expect(dialog(page)).toContainText(/\d lines/);
  await expectAccessibleOnBoth(page);
  for (const [format, ending] of [
    ["OFX file", "ofx"],
    ["CSV for Xero", "csv"],
  ] as const) {
    await dialog(page).getByRole("combobox", { name: "Format" }).click();
    await option(page, format).click();
    const link = dialog(page).getByRole("link", { name: "Download statement" });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
  }
  await dialog(page).getByRole("button", { name: "Close" }).last().click();

  await row.getByRole("button", { name: "Change" }).click();
  await dialog(page).getByRole("combobox", { name: "Xero bank account" }).click();
  await option(page, "Savings Account SGD").click();
  await expect(dialog(page)).toContainText("What went to Sinkron main stays there");
  await expectAccessibleOnBoth(page);
  await dialog(page).getByRole("button", { name: "Cancel" }).last().click();
  await row.getByRole("button", { name: "More for Main account" }).click();
  await page.getByRole("menuitem", { name: "Disconnect" }).click();
  await expect(dialog(page)).toContainText("Its bank feed in Xero is ended");
  await dialog(page).getByRole("button", { name: "Disconnect" }).click();
  await expect(row.getByRole("button", { name: "Connect now" })).toBeVisible();
});

test.describe("in Indonesian", () => {
  test.use({ locale: "id-ID", viewport: { width: 390, height: 844 } });

  test("an account is connected, its statement looked at and its link ended in Indonesian, on a phone; a feed that only Xero can end is named", async ({
    page,
    login,
    sandbox,
  }) => {
    await login({ role: "ADMIN", business: SYNCING });
    await page.goto("/accounting/xero");
    const row = rowOf(page, "US dollar account");
    await row.getByRole("button", { name: "Hubungkan sekarang" }).click();
    const bankAccount = dialog(page).getByRole("combobox", { name: "Rekening bank Xero" });
    await bankAccount.click();
    await expect(option(page, "Company Card (SGD) Mata uangnya SGD")).toBeDisabled();
    await expectAccessibleOnBoth(page, PHONE);
    await option(page, "Buat rekening bank baru di Xero").click();
    await expect(dialog(page).getByLabel("Mata uang")).toHaveValue("USD");
    await bankAccount.click();
    await option(page, "Business Account USD").click();
    await sandbox.control("change", { kind: "rejectFeed", type: "invalid-user-role", detail: "The user may not.", isLate: true });
    await dialog(page).getByRole("button", { name: "Hubungkan", exact: true }).click();
    await expect(row).toContainText("Orang yang menghubungkan Xero tidak berhak menyiapkan bank feed.", { timeout: 60_000 });
    await expect(row).toContainText("Kata Xero: The user may not.");
    await expectAccessibleOnBoth(page, PHONE);
    await row.getByRole("button", { name: "Coba lagi" }).click();
    await expect(row).toContainText(/Mutasi dikirim/, { timeout: 60_000 });
    await row.getByRole("button", { name: "Lainnya untuk US dollar account" }).click();
    await page.getByRole("menuitem", { name: "Unduh mutasi" }).click();
    await expect(dialog(page)).toContainText(/Saldo sebelum/);
    await expectAccessibleOnBoth(page, PHONE);
    await dialog(page).getByRole("button", { name: "Tutup" }).last().click();
    await row.getByRole("button", { name: "Lainnya untuk US dollar account" }).click();
    await page.getByRole("menuitem", { name: "Putuskan" }).click();
    await dialog(page).getByRole("button", { name: "Putuskan" }).click();
    await expect(row.getByRole("button", { name: "Hubungkan sekarang" })).toBeVisible();

    await sandbox.control("change", { kind: "disconnect", organisation: SG });
    await page.getByRole("button", { name: "Kelola koneksi" }).click();
    await page.getByRole("button", { name: "Putuskan Xero" }).click();
    await dialog(page).getByRole("button", { name: "Putuskan Xero" }).click();
    await expect(page.getByText(/tidak dapat lagi mengakhiri bank feed .*Company Card.* di Demo Company \(SG\)/)).toBeVisible();
    await expectAccessibleOnBoth(page);
    await page.getByRole("button", { name: "Sudah diakhiri" }).click();
    await expect(page.getByText("Bank feed mungkin masih ada di Xero")).toBeHidden();
  });

  test("the help page and the connection are Indonesian too, and Xero is disconnected on a phone, also while it can't be reached", async ({
    page,
    login,
    sandbox,
  }) => {
    await login({ role: "ADMIN", business: BUSINESS });
    await page.goto("/accounting/xero/help");
    await expect(page.getByRole("heading", { level: 1, name: "Pemecahan masalah" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(7);
    await expect(page.locator("#disabled")).toContainText("tempat Sinkronkan pengeluaran tidak tersedia");
    await expect(page.locator("#accounts")).toContainText(/\d+ akun dapat dipilih/);
    await page.locator("#accounts").getByRole("button", { name: "Perbarui" }).click();
    await expect(page.getByText("Daftar sudah yang terbaru")).toBeVisible();
    await page.locator("#sync").getByRole("button", { name: "Periksa koneksi" }).click();
    await expect(page.locator("#sync")).toContainText("Xero menjawab: koneksi masih ada");
    await expectAccessibleOnBoth(page, PHONE);
    await page.locator("#taken").getByRole("link", { name: "Hubungkan sekarang" }).click();
    await expect(dialog(page).getByRole("combobox", { name: "Rekening bank Xero" })).toBeVisible();
    await dialog(page).getByRole("button", { name: "Batal" }).last().click();

    await page.getByRole("button", { name: "Kelola koneksi" }).click();
    await page.getByRole("button", { name: "Hubungkan ulang" }).click();
    await allow(page, [SG]);
    await expect(page.getByText(`${BUSINESS} selama ini memakai ${UK}`)).toBeVisible();
    await page.getByRole("listitem").filter({ hasText: SG }).getByRole("button", { name: "Hubungkan" }).click();
    await expect(dialog(page)).toContainText(`Hubungkan ${SG} sebagai ganti ${UK}?`);
    await dialog(page).getByRole("button", { name: "Batal" }).click();
    await page.getByRole("main").getByRole("button", { name: "Batal" }).click();
    await page.getByRole("button", { name: "Kelola koneksi" }).click();
    await page.getByRole("button", { name: "Putuskan Xero" }).click();
    await expect(dialog(page)).toContainText("Sinkronisasi yang berjalan berhenti dengan rapi");
    await sandbox.control("faults", { match: { path: "/connections|/connect/revocation", times: 0 }, answer: { status: 500 } });
    await dialog(page).getByRole("button", { name: "Putuskan Xero" }).click();
    const left = page.getByRole("alert").filter({ hasText: "Xero belum tahu bahwa koneksinya sudah diputuskan" });
    await expect(left).toContainText("buka Settings → Connected apps di Xero, pilih Sinkron, lalu tekan Disconnect");
    await expectAccessibleOnBoth(page, PHONE);
    await left.getByRole("button", { name: "Coba lagi" }).click();
    await expect(page.getByText("Xero masih belum dapat dijangkau")).toBeVisible();
    await sandbox.control("faults/clear", {});
    await left.getByRole("button", { name: "Coba lagi" }).click();
    await expect(left).toBeHidden();
    await page.getByRole("button", { name: "Hubungkan Xero" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Akses ditolak di halaman Xero. Tidak ada yang berubah.")).toBeVisible();
    await expect(syncTab(page)).toContainText("tidak tersedia untuk bisnis yang terdaftar di Hong Kong");
  });
});
