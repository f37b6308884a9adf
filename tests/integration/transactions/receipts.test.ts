import { readdirSync } from "node:fs";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { grantBusinessScope, PRODUCT_ACTOR, type BusinessScope } from "@/lib/core/business-scope";
import { addReceipt } from "@/lib/usecases/receipts/add-receipt";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { openReceipt } from "@/lib/usecases/receipts/open-receipt";
import { removeReceipt } from "@/lib/usecases/receipts/remove-receipt";
import { asUpload, pdfFile } from "../../support/receipt-files";

const SOMEBODY_ELSE = "00000000-0000-4000-8000-000000000009";
let scope: BusinessScope;
let transactionId: string;
let png: Buffer;

beforeAll(async () => {
  const business = await database().business.create({
    data: { name: "B", countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" },
  });
  scope = grantBusinessScope(business.id);
  const account = await database().account.create({
    data: { businessId: business.id, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" },
  });
  const row = { externalId: "1", accountId: account.id, postedOn: "2026-10-05", amountMinor: -900, currency: "SGD", merchant: "Grab" };
  const [outcome] = await addTransactions(database(), scope, { transactions: [row], onDifference: "update" });
  transactionId = outcome!.id!;
  png = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#0e6b5c" } })
    .png()
    .toBuffer();
});

afterAll(() => database().$disconnect());

const add = (fileName: string, bytes: Buffer, onlyCardsOf: string | null = null) =>
  asUpload(bytes, (file) => addReceipt(database(), scope, PRODUCT_ACTOR, { transactionId, fileName, file, onlyCardsOf }));

describe("a receipt", () => {
  it("is kept byte for byte, judged by its bytes, and marks the expense as updated", async () => {
    const added = await add("nota.pdf", png);
    expect(added).toMatchObject({ contentType: "image/png", byteSize: png.length, problemCode: null });
    expect(await fileStorage().read(added.storageKey)).toEqual(png);
    expect(await database().transaction.findUniqueOrThrow({ where: { id: transactionId } })).toMatchObject({ isUpdated: true });
  });

  it("is noticed when it comes twice", async () => {
    await expect(add("again.png", png)).rejects.toMatchObject({ code: "fileRefused", detail: { reason: "duplicate" } });
  });

  it("of a kind or size the ledger does not take gets a copy that fits, beside the original", async () => {
    const webp = await sharp(png).webp().toBuffer();
    const converted = await add("photo.webp", webp);
    expect(converted).toMatchObject({ contentType: "image/webp", sendContentType: "image/jpeg" });
    const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
    const large = await sharp({ create: { width: 1500, height: 1500, channels: 3, background: "#888888", noise } })
      .png()
      .toBuffer();
    expect(large.length).toBeGreaterThan(3_000_000);
    const shrunk = await add("large.png", large);
    expect(shrunk.problemCode).toBeNull();
    expect(shrunk.sendByteSize).toBeLessThan(3_000_000);
    expect(await fileStorage().read(shrunk.storageKey)).toEqual(large);
  });

  it("that is a PDF too large for the ledger says so at once", async () => {
    const pdf = Buffer.concat([await pdfFile(), Buffer.alloc(3_100_000, 0x20)]);
    expect(await add("big.pdf", pdf)).toMatchObject({ contentType: "application/pdf", problemCode: "receiptTooLarge" });
  });

  it.each([
    ["empty", "a.png", () => Buffer.alloc(0)],
    ["typeNotAccepted", "page.pdf", () => Buffer.from("<html><script>alert(1)</script></html>")],
    ["damaged", "cut.png", () => png.subarray(0, png.length - 60)],
    ["damaged", "cut.pdf", async () => (await pdfFile()).subarray(0, -40)],
    ["damaged", "hollow.pdf", () => Buffer.from("%PDF-1.7\nnothing\n%%EOF\n")],
    ["encrypted", "secret.pdf", () => pdfFile({ userPassword: "secret", ownerPassword: "more secret" })],
  ])("is refused as %s (%s), and nothing of it stays", async (reason, fileName, bytes) => {
    const before = await database().receipt.count();
    await expect(add(fileName, await bytes())).rejects.toMatchObject({ code: "fileRefused", detail: { reason } });
    expect(await database().receipt.count()).toBe(before);
  });

  it("can be added, seen and removed only by who may see the transaction", async () => {
    const [receipt] = await database().receipt.findMany({ where: { transactionId }, take: 1 });
    const foreign = grantBusinessScope(SOMEBODY_ELSE);
    const files = () => readdirSync(process.env["STORAGE_DIR"]!, { recursive: true }).filter((name) => String(name).length > 36).length;
    const before = files();
    await expect(add("mine.png", await sharp(png).negate().png().toBuffer(), SOMEBODY_ELSE)).rejects.toMatchObject({ code: "notFound" });
    expect(files()).toBe(before);
    const wanted = { receiptId: receipt!.id, onlyCardsOf: SOMEBODY_ELSE, purpose: "show" as const };
    await expect(openReceipt(database(), scope, wanted)).rejects.toMatchObject({ code: "notFound" });
    await expect(openReceipt(database(), foreign, { ...wanted, onlyCardsOf: null })).rejects.toMatchObject({ code: "notFound" });
    await expect(removeReceipt(database(), scope, PRODUCT_ACTOR, wanted)).rejects.toMatchObject({ code: "notFound" });
    expect(await removeReceipt(database(), scope, PRODUCT_ACTOR, { ...wanted, onlyCardsOf: null })).toEqual({ transactionId });
    await expect(openReceipt(database(), scope, { ...wanted, onlyCardsOf: null })).rejects.toMatchObject({ code: "notFound" });
  });
});
