import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { importTransactions } from "@/lib/usecases/import-transactions";
import { undoImport } from "@/lib/usecases/undo-import";

const ACTOR = { userId: "00000000-0000-4000-8000-000000000001", name: "Wei Ling" };
let scope: BusinessScope;
let other: BusinessScope;
let accountId: string;

async function newBusiness(name: string) {
  const { id } = await database().business.create({ data: { name, countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" } });
  return grantBusinessScope(id);
}

beforeAll(async () => {
  scope = await newBusiness("Ours");
  other = await newBusiness("Theirs");
  const account = await database().account.create({
    data: { businessId: scope.businessId, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" },
  });
  accountId = account.id;
});

afterAll(() => database().$disconnect());

const HEAD = "Date,Merchant,Amount,Category\n";
const importText = (text: string) =>
  importTransactions(database(), scope, ACTOR, { accountId, fileName: "a.csv", bytes: Buffer.from(HEAD + text), layout: null });

describe("importing a file", () => {
  it("adds each row once, also when the file comes twice or overlaps", async () => {
    const rows = "2026-10-01,Kopi,5.00,Meals\n2026-10-01,Kopi,5.00,Meals\n2026-10-02,Hotel,200.00,Travel\n2026-10-03,Hotel,-50.00,Travel\n";
    expect(await importText(rows)).toMatchObject({ addedCount: 4, knownCount: 0 });
    expect(await importText(rows)).toMatchObject({ addedCount: 0, knownCount: 4 });
    expect(await importText(`${rows}2026-10-04,Roti,3.00,meals\n`)).toMatchObject({ addedCount: 1, knownCount: 4 });
    const stored = await database().transaction.findMany({ where: { accountId }, include: { category: true } });
    expect(stored.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0)).toBe(-500 - 500 - 20000 + 5000 - 300);
    expect(stored.every(({ isExpense }) => isExpense)).toBe(true);
    expect(new Set(stored.map(({ category }) => category?.name))).toEqual(new Set(["Meals", "Travel"]));
  });

  it("can be undone until something of it was sent", async () => {
    const { importId } = await importText("2026-11-01,Taxi,12.00,Travel\n2026-11-02,Taxi,13.00,Travel\n");
    const [first] = await database().transaction.findMany({ where: { importId } });
    await database().transaction.update({ where: { id: first!.id }, data: { syncState: "SYNCED" } });
    await expect(undoImport(database(), scope, ACTOR, importId)).rejects.toMatchObject({ code: "alreadySynced" });
    await database().transaction.update({ where: { id: first!.id }, data: { syncState: "PENDING" } });
    await expect(undoImport(database(), other, ACTOR, importId)).rejects.toMatchObject({ code: "notFound" });
    expect(await undoImport(database(), scope, ACTOR, importId)).toEqual({ removedCount: 2 });
    expect(await database().transaction.count({ where: { importId } })).toBe(0);
    await expect(undoImport(database(), scope, ACTOR, importId)).rejects.toMatchObject({ code: "notFound" });
  });
});

describe("a card processor's transactions", () => {
  const row = () => ({
    externalId: "p-1",
    accountId,
    postedOn: "2026-10-05",
    amountMinor: -900,
    currency: "SGD",
    merchant: "Grab",
    category: "Travel",
  });
  const add = (transactions: ReturnType<typeof row>[]) => addTransactions(database(), scope, { transactions, onDifference: "update" });

  it("are the same however often they come, and say when they changed", async () => {
    expect((await add([row()]))[0]?.status).toBe("created");
    expect((await add([row()]))[0]?.status).toBe("unchanged");
    expect((await add([{ ...row(), amountMinor: -950 }]))[0]?.status).toBe("updated");
    const stored = await database().transaction.findFirstOrThrow({ where: { accountId, externalId: "p-1" } });
    expect(stored).toMatchObject({ amountMinor: -950n, isUpdated: true, version: 1 });
  });

  it("never take a category or notes away from people", async () => {
    const { id } = await database().transaction.findFirstOrThrow({ where: { accountId, externalId: "p-1" } });
    const meals = await database().category.findFirstOrThrow({ where: { businessId: scope.businessId, name: "Meals" } });
    await database().transaction.update({ where: { id }, data: { categoryId: meals.id, notes: "With Acme" } });
    await add([{ ...row(), amountMinor: -960 }]);
    expect(await database().transaction.findUniqueOrThrow({ where: { id } })).toMatchObject({ categoryId: meals.id, notes: "With Acme" });
  });

  it("arrive once when two senders race", async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...row(), externalId: `race-${index}` }));
    const outcomes = (await Promise.all([add(many), add(many)])).flat();
    expect(outcomes.filter(({ status }) => status === "created")).toHaveLength(200);
    expect(await database().transaction.count({ where: { accountId, externalId: { startsWith: "race-" } } })).toBe(200);
  });

  it("are refused row by row for a foreign account or currency", async () => {
    const outcomes = await addTransactions(database(), other, { transactions: [row()], onDifference: "update" });
    expect(outcomes).toEqual([{ externalId: "p-1", id: null, status: "rejected", error: "accountUnknown" }]);
    expect((await add([{ ...row(), currency: "USD" }]))[0]).toMatchObject({ status: "rejected", error: "currencyDiffers" });
  });
});
