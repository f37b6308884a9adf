import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { readTroubleshooting } from "@/lib/usecases/read-troubleshooting";
import { makeDesk } from "@/tests/support/connected-business";
import { makeMappingWorld } from "@/tests/support/mapping-world";

const db = database();
const here = { countryCode: "SG", now: new Date() };

it("tells a business with nothing connected just that", async () => {
  const desk = await makeDesk(db);
  expect(await readTroubleshooting(db, desk.scope, here)).toMatchObject({
    isHongKong: false,
    connection: null,
    accounts: { total: 0, linked: 0, firstUnlinkedId: null },
    held: [],
    lastRun: null,
  });
  expect((await readTroubleshooting(db, desk.scope, { ...here, countryCode: "HK" })).isHongKong).toBe(true);
});

it("counts what each symptom is about, of this business only", async () => {
  const world = await makeMappingWorld();
  const { desk, travelId, softwareId } = world;
  const { businessId } = desk.scope;
  const second = await db.account.create({ data: { businessId, name: "Second", kind: "DEBIT", currency: "USD", accountNumber: "2" } });
  await db.transaction.updateMany({ where: { categoryId: travelId }, data: { isUpdated: true, errorCode: "rejectedByLedger" } });
  await db.transaction.updateMany({
    where: { categoryId: softwareId },
    data: { syncState: "SYNCED", isUpdated: true, errorCode: "receiptTooLarge" },
  });
  const [synced, pending] = await Promise.all(
    [softwareId, travelId].map((categoryId) => db.transaction.findFirstOrThrow({ where: { categoryId } })),
  );
  const receipt = { businessId, fileName: "a.pdf", contentType: "application/pdf", byteSize: 1, sha256: "0" };
  await db.receipt.createMany({
    data: [
      { transactionId: synced!.id, problemCode: "receiptTooLarge" },
      { transactionId: pending!.id, problemCode: "tooManyReceipts" },
      { transactionId: pending!.id, problemCode: "tooManyReceipts" },
    ].map((each) => ({ ...receipt, ...each, storageKey: randomUUID() })),
  });
  await makeMappingWorld();

  expect(await readTroubleshooting(db, desk.scope, here)).toMatchObject({
    accounts: { total: 2, linked: 1, firstUnlinkedId: second.id },
    chart: { usable: 2, withoutPayments: ["400 Shut"] },
    held: [{ bankAccount: "Business Account", holder: "Main" }],
    counts: {
      updatedPending: 1,
      updatedSynced: 1,
      incomplete: 1,
      errorsPending: [{ code: "rejectedByLedger", count: 1 }],
      errorsSynced: [{ code: "receiptTooLarge", count: 1 }],
      receiptsPending: [{ code: "tooManyReceipts", count: 1 }],
    },
  });
});
