import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { parseTransactionFilter, pendingSyncAddress } from "@/lib/core/transaction-filter";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { listExpenses } from "@/lib/usecases/list-expenses";
import { listTransactions } from "@/lib/usecases/list-transactions";
import { addPerson } from "../../support/people";
import { sgdWorld, type SgdWorld } from "../../support/sgd-world";

let world: SgdWorld;

beforeAll(async () => {
  world = await sgdWorld(database());
});

afterAll(() => database().$disconnect());

const filterOf = (query: string) => parseTransactionFilter(new URLSearchParams(query));
const list = async (query: string, onlyCardsOf: string | null = null) =>
  (await listTransactions(database(), { scope: world.scope, filter: filterOf(query), onlyCardsOf }, null)).rows.map(
    ({ merchant }) => merchant,
  );

describe("the list of all movements", () => {
  it.each([
    ["q=1562.18", ["Amazon Web Services"]],
    ["q=amaz web", ["Amazon Web Services"]],
    ["min=1000&max=2000", ["Amazon Web Services"]],
    ["label=incomplete", ["Meta Platforms"]],
    ["receipts=with", ["Grab"]],
    ["currency=USD", []],
  ])("is searched and narrowed as the workbench is: %s", async (query, merchants) => {
    expect(await list(query)).toEqual(merchants);
    // The button to Pending sync leads to the same expenses.
    const { searchParams } = new URL(pendingSyncAddress(filterOf(query)), "http://localhost");
    const pending = await listExpenses(database(), world.scope, parseExpenseFilter(searchParams), { cursor: null });
    expect(pending.rows.map(({ merchant }) => merchant)).toEqual(merchants);
  });

  it("shows an employee what is on their own cards, whatever they ask for", async () => {
    const { userId } = await addPerson(database(), world.scope.businessId, "EMPLOYEE");
    expect(await list("", userId)).toEqual([]);
    await database().transaction.update({ where: { id: world.idOf("Grab") }, data: { cardholderUserId: userId } });
    expect(await list("", userId)).toEqual(["Grab"]);
    expect(await list("q=amazon", userId)).toEqual([]);
  });
});
