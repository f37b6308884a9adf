import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import { editExpense } from "@/lib/usecases/edit-expense";
import { editExpenses } from "@/lib/usecases/edit-expenses";
import { editTransaction } from "@/lib/usecases/edit-transaction";
import { readExpenseDetails } from "@/lib/usecases/read-expense-details";
import { splitExpense } from "@/lib/usecases/split-expense";
import { sgdWorld, type SgdWorld } from "@/tests/support/sgd-world";

const db = openDatabase(process.env["DATABASE_URL"]!);
const links = { transactionUrl: () => "https://ledger.example/1" };
let world: SgdWorld;
const details = (expenseId: string) => readExpenseDetails(db, world.scope, links, { expenseId, appUrl: null });

beforeAll(async () => {
  world = await sgdWorld(db);
});

describe("editing an expense", () => {
  test("choosing an account completes it, marks it updated and says so in the history", async () => {
    const { scope, actor, idOf, softwareAccountId } = world;
    const expenseId = idOf("Meta Platforms");
    const before = await details(expenseId);
    expect(before.problems.map((problem) => problem.code)).toEqual(["accountMissing"]);
    expect(before.preview).toBeNull();
    await editExpense(db, scope, actor, { expenseId, version: before.version, changes: { ledgerAccountId: softwareAccountId } });
    const after = await details(expenseId);
    expect(after).toMatchObject({
      problems: [],
      isUpdated: true,
      version: before.version + 1,
      shown: { ledgerAccount: { source: "expense", label: "485 Subscriptions" } },
    });
    expect(after.preview).toMatchObject({
      direction: "spend",
      totalMinor: 348_000,
      contact: "Meta Platforms",
      isNewContact: true,
      url: null,
    });
    const hosted = await readExpenseDetails(db, scope, links, { expenseId, appUrl: "https://books.example" });
    expect(hosted.preview?.url).toBe(`https://books.example/e/${expenseId}`);
    expect(after.history[0]).toMatchObject({
      action: "expense.edited",
      actorName: "Wei Ling Tan",
      detail: { ledgerAccountId: { from: "", to: "485 Subscriptions" }, taxType: { from: "", to: "Purchases (9%)" } },
    });
  });

  test("one from the list of all movements says in the history from what to what", async () => {
    const { scope, actor, idOf } = world;
    const expenseId = idOf("Meta Platforms");
    await editTransaction(db, scope, actor, {
      transactionId: expenseId,
      onlyCardsOf: null,
      changes: { categoryId: null, notes: "With Acme" },
    });
    expect((await details(expenseId)).history[0]).toMatchObject({
      action: "expense.edited",
      detail: { categoryId: { from: "Marketing", to: "" }, notes: { from: "", to: "With Acme" } },
    });
  });

  test("an editor who saw an older version is told, and nothing is overwritten", async () => {
    const { scope, actor, idOf } = world;
    const expenseId = idOf("Grab");
    const { version } = await details(expenseId);
    await editExpense(db, scope, actor, { expenseId, version, changes: { notes: "first" } });
    await expect(editExpense(db, scope, actor, { expenseId, version, changes: { notes: "second" } })).rejects.toMatchObject({
      code: "changedMeanwhile",
    });
    expect((await details(expenseId)).notes).toBe("first");
    await editExpense(db, scope, actor, { expenseId, version: null, changes: { notes: "second" } });
    expect((await details(expenseId)).notes).toBe("second");
  });

  test("two editors at the same moment: one is saved, the other is told", async () => {
    const { scope, actor, idOf } = world;
    const expenseId = idOf("Amazon Web Services");
    const { version } = await details(expenseId);
    const both = await Promise.allSettled(
      ["one", "other"].map((notes) => editExpense(db, scope, actor, { expenseId, version, changes: { notes } })),
    );
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("what another business has, or the organisation no longer offers, cannot be chosen", async () => {
    const { scope, actor, idOf } = world;
    const stranger = await sgdWorld(db);
    const expenseId = idOf("Grab");
    await expect(editExpense(db, stranger.scope, actor, { expenseId, version: null, changes: { notes: "x" } })).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(
      editExpense(db, scope, actor, { expenseId, version: null, changes: { ledgerAccountId: stranger.travelAccountId } }),
    ).rejects.toMatchObject({ code: "invalidInput" });
  });

  test("more than a thousand at once are refused", async () => {
    const expenseIds = Array.from({ length: 1001 }, () => world.idOf("Grab"));
    await expect(editExpenses(db, world.scope, world.actor, { expenseIds, changes: { notes: "x" } })).rejects.toMatchObject({
      code: "tooManyExpenses",
    });
  });
});

describe("splitting an expense", () => {
  const line = { description: null, categoryId: null, ledgerAccountId: null, taxType: null, tracking: null };

  test("lines that add up are kept and shown in what the ledger will get; none makes it one again", async () => {
    const { scope, actor, idOf, softwareAccountId } = world;
    const expenseId = idOf("Grab");
    const { version } = await details(expenseId);
    const lines = [
      { ...line, amountMinor: -2_000 },
      { ...line, amountMinor: -460, ledgerAccountId: softwareAccountId },
    ];
    const split = await splitExpense(db, scope, actor, { expenseId, version, lines });
    expect((await details(expenseId)).preview?.lines.map(({ amountMinor, account }) => [amountMinor, account])).toEqual([
      [2_000, "493 Travel"],
      [460, "485 Subscriptions"],
    ]);
    await splitExpense(db, scope, actor, { expenseId, version: split.version, lines: [] });
    expect((await details(expenseId)).lines).toEqual([]);
  });

  test("lines that do not add up to the cent are refused", async () => {
    const expenseId = world.idOf("Grab");
    const { version } = await details(expenseId);
    const lines = [
      { ...line, amountMinor: -2_000 },
      { ...line, amountMinor: -461 },
    ];
    await expect(splitExpense(db, world.scope, world.actor, { expenseId, version, lines })).rejects.toMatchObject({ code: "invalidInput" });
  });
});
