import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { attachUploads } from "@/lib/usecases/receipts/attach-uploads";
import { clearFiles } from "@/lib/usecases/receipts/clear-files";
import { clearStaleUploads, discardUploads } from "@/lib/usecases/receipts/discard-uploads";
import { keepFile } from "@/lib/usecases/receipts/keep-file";
import { keepReceiptUpload } from "@/lib/usecases/receipts/keep-receipt-upload";
import { listReceipts } from "@/lib/usecases/receipts/list-receipts";
import { openUpload } from "@/lib/usecases/receipts/open-receipt";
import { proposeReceipts } from "@/lib/usecases/receipts/propose-receipts";
import { asUpload, pdfFile, pngFile } from "../../support/receipt-files";

const SITI = "00000000-0000-4000-8000-000000000001";
const BUDI = "00000000-0000-4000-8000-000000000002";
const today = "2026-11-25";
let scope: BusinessScope;
let ids: { grab: string; hotel: string; budi: string };

beforeAll(async () => {
  const business = await database().business.create({
    data: { name: "B", countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" },
  });
  scope = grantBusinessScope(business.id);
  const account = await database().account.create({
    data: { businessId: business.id, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" },
  });
  const row = { accountId: account.id, currency: "SGD" };
  const outcomes = await addTransactions(database(), scope, {
    transactions: [
      { ...row, externalId: "1", postedOn: "2026-11-03", amountMinor: -2340, merchant: "GRAB*RIDES" },
      {
        ...row,
        externalId: "2",
        postedOn: "2026-11-05",
        amountMinor: -13_120,
        merchant: "Hotel Mulia",
        originalAmountMinor: -125_000_000,
        originalCurrency: "IDR",
      },
      { ...row, externalId: "3", postedOn: "2026-11-06", amountMinor: -990, merchant: "Starbucks" },
    ],
    onDifference: "update",
  });
  const [grab = "", hotel = "", budi = ""] = outcomes.map(({ id }) => id ?? "");
  ids = { grab, hotel, budi };
  await database().transaction.update({ where: { id: budi }, data: { cardholderUserId: BUDI } });
});

beforeEach(async () => {
  await database().receiptUpload.deleteMany();
  await database().receipt.deleteMany();
});

afterAll(() => database().$disconnect());

const keep = (fileName: string, bytes: Buffer, userId = SITI) =>
  asUpload(bytes, (file) => keepReceiptUpload(database(), scope, { userId, fileName, file }));
const propose = (userId = SITI, onlyCardsOf: string | null = null) => proposeReceipts(database(), scope, { userId, onlyCardsOf, today });
const attach = (decisions: { uploadId: string; transactionId: string }[], onlyCardsOf: string | null = null, userId = SITI) =>
  attachUploads(database(), scope, { userId, name: "Siti" }, { decisions, onlyCardsOf });
const filesLeft = () =>
  readdirSync(process.env["STORAGE_DIR"]!, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

describe("receipts that come many at once", () => {
  it("are matched by their names, and nothing is attached before somebody confirms", async () => {
    await keep("2026-11-03_GRAB_23.40.png", await pngFile("#111111"));
    await keep("hotel Rp 1.250.000.pdf", await pdfFile({ pages: 2 }));
    await keep("IMG_2034.png", await pngFile("#333333"));
    const { receipts, transactions } = await propose();
    expect(receipts.map(({ fileName, best }) => [fileName, best?.transactionId ?? null])).toEqual([
      ["2026-11-03_GRAB_23.40.png", ids.grab],
      ["hotel Rp 1.250.000.pdf", ids.hotel],
      ["IMG_2034.png", null],
    ]);
    expect(receipts[1]).toMatchObject({ pageCount: 2, hasPreview: true });
    expect(transactions.map(({ id }) => id).sort()).toEqual([ids.grab, ids.hotel].sort());
    expect(await database().receipt.count()).toBe(0);
  });

  it("become receipts once confirmed; what is refused or left out goes on waiting", async () => {
    const grab = await keep("grab 23.40.png", await pngFile("#111111"));
    const photo = await keep("IMG_2034.png", await pngFile("#222222"));
    const left = await keep("IMG_2035.png", await pngFile("#333333"));
    const outcomes = await attach([
      { uploadId: grab.id, transactionId: ids.grab },
      { uploadId: photo.id, transactionId: "00000000-0000-4000-8000-00000000000f" },
    ]);
    expect(outcomes).toEqual([
      { uploadId: grab.id, refusal: null },
      { uploadId: photo.id, refusal: { code: "notFound", detail: {} } },
    ]);
    expect((await propose()).receipts.map(({ id }) => id)).toEqual([photo.id, left.id]);
    const [receipt] = await listReceipts(database(), scope, { transactionId: ids.grab, onlyCardsOf: null });
    expect(receipt).toMatchObject({ fileName: "grab 23.40.png", hasPreview: true });
    expect(await database().transaction.findUniqueOrThrow({ where: { id: ids.grab } })).toMatchObject({ isUpdated: true });
  });

  it("are attached once, however often they are confirmed", async () => {
    const { id: uploadId } = await keep("grab 23.40.png", await pngFile("#111111"));
    const decision = { uploadId, transactionId: ids.grab };
    await Promise.all([attach([decision]), attach([decision]), attach([decision])]);
    expect(await database().receipt.count()).toBe(1);
  });

  it("wait only once, and are refused on a transaction that holds the very file", async () => {
    const bytes = await pngFile("#111111");
    const { id: uploadId } = await keep("grab 23.40.png", bytes);
    const before = filesLeft();
    await expect(keep("copy.png", bytes)).rejects.toMatchObject({ detail: { reason: "waiting" } });
    expect(filesLeft()).toBe(before);
    await attach([{ uploadId, transactionId: ids.grab }]);
    const again = await keep("grab 23.40 again.png", bytes);
    const { receipts } = await propose();
    expect(receipts[0]).toMatchObject({ best: null, sameFileOn: [{ transactionId: ids.grab }] });
    expect(await attach([{ uploadId: again.id, transactionId: ids.grab }])).toMatchObject([
      { refusal: { detail: { reason: "duplicate" } } },
    ]);
    expect(await attach([{ uploadId: again.id, transactionId: ids.hotel }])).toMatchObject([{ refusal: null }]);
    const [receipt] = await listReceipts(database(), scope, { transactionId: ids.hotel, onlyCardsOf: null });
    expect(receipt?.sameFileOn.map(({ transactionId }) => transactionId)).toEqual([ids.grab]);
  });

  it("of an employee meet only the transactions of their own cards", async () => {
    const grab = await keep("grab 23.40.png", await pngFile("#111111"), BUDI);
    await keep("starbucks 9.90.png", await pngFile("#222222"), BUDI);
    const { receipts } = await propose(BUDI, BUDI);
    expect(receipts.map(({ best }) => best?.transactionId ?? null)).toEqual([null, ids.budi]);
    expect(await attach([{ uploadId: grab.id, transactionId: ids.grab }], BUDI, BUDI)).toMatchObject([{ refusal: { code: "notFound" } }]);
  });

  it("are seen, attached and discarded only by who brought them", async () => {
    const { id } = await keep("grab 23.40.png", await pngFile("#111111"));
    expect((await propose(BUDI)).receipts).toEqual([]);
    await expect(openUpload(database(), scope, { uploadId: id, userId: BUDI, purpose: "show" })).rejects.toMatchObject({
      code: "notFound",
    });
    expect(await attach([{ uploadId: id, transactionId: ids.grab }], null, BUDI)).toMatchObject([{ refusal: { code: "notFound" } }]);
    await discardUploads(database(), scope, { userId: BUDI, uploadIds: [id] });
    expect(await database().receiptUpload.count()).toBe(1);
  });

  it("leave nothing in the storage when they are discarded, or when nobody decides for two weeks", async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await clearFiles(database(), inDays(1));
    const before = filesLeft();
    const { id } = await keep("a.pdf", await pdfFile());
    await discardUploads(database(), scope, { userId: SITI, uploadIds: [id] });
    await clearFiles(database(), new Date());
    expect(filesLeft()).toBe(before);
    await keep("b.png", await pngFile("#444444"));
    expect(await clearStaleUploads(database(), inDays(13))).toBe(0);
    expect(await clearStaleUploads(database(), inDays(15))).toBe(1);
    await clearFiles(database(), new Date());
    expect(filesLeft()).toBe(before);
  });

  it("leave nothing in the storage an hour after a process died before it wrote them down", async () => {
    const before = filesLeft();
    const dies = () => Promise.reject(new Error("The process dies here"));
    await expect(asUpload(await pngFile("#555555"), (file) => keepFile(database(), { file, fileName: "a.png" }, dies))).rejects.toThrow(
      "dies",
    );
    const written = filesLeft();
    expect(written).toBeGreaterThan(before);
    await clearFiles(database(), new Date());
    expect(filesLeft()).toBe(written);
    await clearFiles(database(), new Date(Date.now() + 3_700_000));
    expect(filesLeft()).toBe(before);
  });
});
