import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { makeZip } from "client-zip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { grantBusinessScope, PRODUCT_ACTOR, type BusinessScope } from "@/lib/core/business-scope";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { addReceipt } from "@/lib/usecases/receipts/add-receipt";
import { findReceiptsToZip, zipEntries, type ZipWish } from "@/lib/usecases/receipts/zip-receipts";
import { asUpload, pdfFile, pngFile } from "../../support/receipt-files";
import { startS3 } from "../../support/start-s3";

const BUDI = "00000000-0000-4000-8000-000000000002";
const words = {
  fileName: "index.csv",
  heads: ["File", "Date", "Merchant", "Amount", "Currency", "Reference", "Original", "Bytes"],
  missing: "(missing)",
};
let scope: BusinessScope;
let ids: string[];
let s3: Awaited<ReturnType<typeof startS3>>;
let files: Buffer[];

beforeAll(async () => {
  // This file's storage is a bucket: settings are read at the first use.
  s3 = await startS3();
  Object.assign(process.env, s3.settings);
  const business = await database().business.create({
    data: { name: "B", countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" },
  });
  scope = grantBusinessScope(business.id);
  const account = await database().account.create({
    data: { businessId: business.id, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" },
  });
  const row = { accountId: account.id, currency: "SGD", postedOn: "2026-11-03", amountMinor: -2340 };
  const merchants = ["GRAB", '=HYPERLINK("../x")', "Nothing"];
  const outcomes = await addTransactions(database(), scope, {
    transactions: merchants.map((merchant, index) => ({ ...row, externalId: String(index), merchant })),
    onDifference: "update",
  });
  ids = outcomes.map(({ id }) => id ?? "");
  await database().transaction.update({ where: { id: ids[1]! }, data: { cardholderUserId: BUDI } });
  files = [await pdfFile(), await pngFile("#112233"), await pngFile("#332211")];
  const add = (transactionId: string, fileName: string, bytes: Buffer) =>
    asUpload(bytes, (file) => addReceipt(database(), scope, PRODUCT_ACTOR, { transactionId, fileName, file, onlyCardsOf: null }));
  await add(ids[0]!, "one.pdf", files[0]!);
  await add(ids[0]!, "two.png", files[1]!);
  await add(ids[1]!, "three.png", files[2]!);
});

afterAll(async () => {
  await database().$disconnect();
  await s3.stop();
});

/** Names and contents of a zip whose files are stored as they are, read from its directory at the end. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const entries = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.set(zip.subarray(at + 46, at + 46 + nameLength).toString(), zip.subarray(start, start + size));
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

async function zipOf(wish: ZipWish, onlyCardsOf: string | null = null): Promise<Map<string, Buffer>> {
  const receipts = await findReceiptsToZip(database(), { scope, onlyCardsOf }, wish);
  return unzip(await buffer(Readable.fromWeb(makeZip(zipEntries(receipts, words)) as Parameters<typeof Readable.fromWeb>[0])));
}

describe("the receipts of a selection as a zip, from a bucket", () => {
  it("hold every original byte for byte under a readable name, and an index that no spreadsheet runs", async () => {
    const zip = await zipOf({ selection: { kind: "ids", ids } });
    const names = [...zip.keys()];
    expect(names.map((name) => name.replace(/EX-\w{4}-\w{4}/, "EX")).sort()).toEqual([
      "2026-11-03 =HYPERLINK( x ) 23.40 SGD EX.png",
      "2026-11-03 GRAB 23.40 SGD EX (2).png",
      "2026-11-03 GRAB 23.40 SGD EX.pdf",
      "index.csv",
    ]);
    const contents = [...zip].filter(([name]) => name !== "index.csv").map(([, bytes]) => bytes);
    for (const file of files) expect(contents.some((bytes) => bytes.equals(file))).toBe(true);
    const index = zip.get("index.csv")!.toString();
    expect(index).toContain("one.pdf");
    expect(index).toContain(`"'=HYPERLINK(""../x"")"`);
  });

  it("are those of the transactions that the list shows, and of an employee's own cards alone", async () => {
    expect([...(await zipOf({ filter: { q: "GRAB" } })).keys()]).toHaveLength(3);
    const own = [...(await zipOf({ filter: {} }, BUDI)).keys()];
    expect(own).toHaveLength(2);
    expect(own[0]).toContain("HYPERLINK");
  });

  it("say plainly that there are none", async () => {
    await expect(zipOf({ filter: { q: "Nothing" } })).rejects.toMatchObject({ code: "noReceipts" });
    await expect(zipOf({ filter: { q: "GRAB" } }, BUDI)).rejects.toMatchObject({ code: "noReceipts" });
  });

  it("name a file that the storage has lost in the index and give the rest", async () => {
    const lost = await database().receipt.findFirstOrThrow({ where: { fileName: "two.png" } });
    await fileStorage().remove(lost.storageKey);
    const zip = await zipOf({ filter: { q: "GRAB" } });
    expect(zip.size).toBe(2);
    expect(zip.get("index.csv")!.toString()).toMatch(/\(missing\).*two\.png/);
  });
});
