import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import { addTransactions } from "@/lib/usecases/add-transactions";

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
  await database().category.createMany({ data: [{ businessId: scope.businessId, name: "Meals" }] });
});

afterAll(() => database().$disconnect());

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
