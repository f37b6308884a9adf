import pg from "pg";
import { expect, test } from "../support/browser-test";
import { expectAccessible } from "../support/expect-accessible";
import { pdfFile, pngFile } from "../support/receipt-files";

type Row = {
  id: string;
  merchant: string;
  amountMinor: number;
  currency: string;
  postedOn: string;
  reference: string;
  receiptCount: number;
};

/** A file as a person names it after shopping. */
const named = (row: Row) => `${row.postedOn} ${row.merchant.split(/[^A-Za-z]/)[0]} ${(Math.abs(row.amountMinor) / 100).toFixed(2)}`;

// A file that is refused is an answer of 422, which the browser notes.
test.use({ expectedConsole: [/status of 422/] });

test("many receipts are dropped at once, matched by their names, confirmed, and the rest stays in view", async ({ page, login }) => {
  await login({ role: "FINANCE" });
  const answer = await page.request.get("/api/transactions?receipts=without&kind=expense");
  const { rows } = (await answer.json()) as { rows: Row[] };
  const twoDigits = rows.filter(({ currency, merchant }) => currency === "SGD" && /^[A-Za-z]{4}/.test(merchant));
  const first = twoDigits[0]!;
  const second = twoDigits.find((row) => row.merchant !== first.merchant && row.amountMinor !== first.amountMinor)!;

  await page.goto("/overview/transactions");
  await page.getByRole("link", { name: "Match receipts" }).click();
  await expect(page.getByText("No receipt is waiting")).toBeVisible();
  await page.getByLabel("Add receipts", { exact: true }).setInputFiles([
    { name: `${named(first)}.pdf`, mimeType: "application/pdf", buffer: await pdfFile({ pages: 2, text: first.merchant }) },
    { name: `receipt ${second.reference}.png`, mimeType: "image/png", buffer: await pngFile("#0e6b5c") },
    { name: "IMG_2034.png", mimeType: "image/png", buffer: await pngFile("#6b0e5c") },
    { name: "invoice.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>no PDF at all</html>") },
  ]);
  await expect(page.getByText("invoice.pdf is neither a PDF nor a picture.")).toBeVisible();
  const found = page.getByRole("region", { name: "Match found" });
  await expect(found.getByRole("listitem")).toHaveCount(2);
  await expect(found.getByText("reference in the name")).toBeVisible();
  await expect(found.getByText("2 pages")).toBeVisible();
  const unmatched = page.getByRole("region", { name: "Needs your choice" });
  await expect(unmatched.getByText("IMG_2034.png", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Attach 2 receipts" }).click();
  await expect(page.getByText("2 receipts attached")).toBeVisible();
  await expect(found).toBeHidden();
  await page.reload();
  await expect(unmatched.getByText("IMG_2034.png", { exact: true })).toBeVisible();

  const field = page.getByLabel("Transaction for IMG_2034.png");
  await field.fill(second.reference);
  await page.getByRole("option").first().click();
  await expect(page.getByText("Chosen by you")).toBeVisible();
  await page.getByRole("button", { name: "Attach 1 receipt" }).click();
  await expect(page.getByText("No receipt is waiting")).toBeVisible();

  await page.goto(`/overview/transactions?transaction=${second.id}`);
  await expect(page.getByText("Receipts · 2 of 10")).toBeVisible();
  await page.getByRole("button", { name: "Open IMG_2034.png" }).click();
  await expect(page.getByRole("dialog").getByRole("img", { name: "IMG_2034.png" })).toBeVisible();
});

test("an employee on a phone matches a receipt in Indonesian, among the own cards only", async ({ page, login, product }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { email } = await login({ role: "EMPLOYEE" });
  const db = new pg.Client({ connectionString: product.databaseUrl });
  await db.connect();
  const { rows } = await db.query<{ own: string; other: string }>(
    `SELECT (SELECT t."reference" FROM "Transaction" t WHERE t."cardholderUserId" = u."id" LIMIT 1) AS own,
      (SELECT t."reference" FROM "Transaction" t WHERE t."cardholderUserId" IS DISTINCT FROM u."id" LIMIT 1) AS other
     FROM "User" u WHERE u."email" = $1`,
    [email],
  );
  await db.query(`UPDATE "User" SET "locale" = 'id' WHERE "email" = $1`, [email]);
  try {
    await page.goto("/overview/transactions/receipts");
    await expect(page.getByRole("heading", { level: 1, name: "Cocokkan kuitansi" })).toBeVisible();
    await expect(page.getByText("Ambil foto")).toBeVisible();
    await page.getByLabel("Tambah kuitansi", { exact: true }).setInputFiles([
      { name: `nota ${rows[0]!.own}.png`, mimeType: "image/png", buffer: await pngFile("#223344") },
      { name: `nota ${rows[0]!.other}.png`, mimeType: "image/png", buffer: await pngFile("#443322") },
    ]);
    await expect(page.getByRole("region", { name: "Kecocokan ditemukan" }).getByRole("listitem")).toHaveCount(1);
    await expect(
      page.getByRole("region", { name: "Perlu pilihan Anda" }).getByText(`nota ${rows[0]!.other}.png`, { exact: true }),
    ).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Lampirkan 1 kuitansi" }).click();
    await expect(page.getByText("1 kuitansi dilampirkan")).toBeVisible();
    await page.getByRole("button", { name: "Buang semua" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Buang", exact: true }).click();
    await expect(page.getByText("Tidak ada kuitansi yang menunggu")).toBeVisible();
  } finally {
    await db.query(`UPDATE "User" SET "locale" = NULL WHERE "email" = $1`, [email]);
    await db.end();
  }
});
