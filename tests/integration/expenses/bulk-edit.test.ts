import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import { editExpense } from "@/lib/usecases/edit-expense";
import { editExpenses } from "@/lib/usecases/edit-expenses";
import { markReviewed } from "@/lib/usecases/mark-reviewed";
import { previewEdit } from "@/lib/usecases/preview-edit";
import { readExpenseDetails } from "@/lib/usecases/read-expense-details";
import { undoEdit } from "@/lib/usecases/undo-edit";
import { sgdWorld, type SgdWorld } from "@/tests/support/sgd-world";

const db = openDatabase(process.env["DATABASE_URL"]!);
const links = { transactionUrl: () => "https://ledger.example/1" };
let world: SgdWorld;
const details = (expenseId: string) => readExpenseDetails(db, world.scope, links, { expenseId, appUrl: null });
const stored = (ids: string[]) =>
  db.transaction.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
    omit: { version: true, updatedAt: true },
  });

beforeEach(async () => {
  world = await sgdWorld(db);
});

describe("an edit of many expenses", () => {
  test("is foreseen exactly: how many change, from what to what, and how many become ready", async () => {
    const { scope, actor, idOf, softwareAccountId } = world;
    const expenseIds = ["Grab", "Amazon Web Services", "Meta Platforms"].map(idOf);
    const changes = { ledgerAccountId: softwareAccountId };
    const preview = await previewEdit(db, scope, { expenseIds, changes });
    expect(preview).toMatchObject({ count: 3, changed: 2, becomeReady: 1, becomeIncomplete: 0, stayIncomplete: 0, inLedger: 0 });
    expect(preview.fields.find(({ field }) => field === "ledgerAccountId")?.moves).toEqual(
      expect.arrayContaining([
        { from: "493 Travel", to: "485 Subscriptions", count: 1 },
        { from: "", to: "485 Subscriptions", count: 1 },
      ]),
    );
    const before = await stored(expenseIds);
    const { changed } = await editExpenses(db, scope, actor, { expenseIds, changes });
    expect(changed).toBe(2);
    expect((await details(idOf("Meta Platforms"))).problems).toEqual([]);
    expect(before.filter((row) => row.ledgerAccountId === softwareAccountId)).toHaveLength(1);
  });

  test("is undone to the last value: own values, inherited ones, labels, errors and what holds them back", async () => {
    const { scope, actor, idOf, softwareAccountId } = world;
    const expenseIds = ["Grab", "Amazon Web Services", "Meta Platforms"].map(idOf);
    await editExpense(db, scope, actor, { expenseId: idOf("Grab"), version: null, changes: { contact: { contactName: "Grab SG" } } });
    await markReviewed(db, scope, actor, { expenseIds });
    await db.transaction.update({
      where: { id: idOf("Meta Platforms") },
      data: { errorCode: "rejectedByLedger", errorDetail: { words: "No" }, errorAt: new Date("2026-11-01") },
    });
    const before = await stored(expenseIds);
    const changes = { ledgerAccountId: softwareAccountId, contact: null, accountingOn: "2026-11-02", notes: "checked" };
    const { batchId } = await editExpenses(db, scope, actor, { expenseIds, changes });
    expect((await stored(expenseIds)).every((row) => row.isUpdated && row.errorCode === null && row.notes === "checked")).toBe(true);
    expect(await undoEdit(db, scope, actor, { batchId: batchId! })).toEqual({ undone: 3, kept: [] });
    expect(await stored(expenseIds)).toEqual(before);
    expect((await details(idOf("Grab"))).history[0]).toMatchObject({
      action: "expense.editUndone",
      detail: { ledgerAccountId: { from: "485 Subscriptions", to: "493 Travel" }, accountingOn: { from: "2026-11-02", to: "2026-10-31" } },
    });
  });

  test("undone, leaves alone what somebody changed since, and names it", async () => {
    const { scope, actor, idOf, softwareAccountId } = world;
    const expenseIds = ["Grab", "Meta Platforms"].map(idOf);
    const { batchId } = await editExpenses(db, scope, actor, { expenseIds, changes: { ledgerAccountId: softwareAccountId } });
    await editExpense(db, scope, { userId: null, name: "Budi" }, { expenseId: idOf("Grab"), version: null, changes: { notes: "mine" } });
    const undone = await undoEdit(db, scope, actor, { batchId: batchId! });
    expect(undone).toMatchObject({ undone: 1, kept: [{ merchant: "Grab" }] });
    expect(await details(idOf("Grab"))).toMatchObject({ notes: "mine", own: { ledgerAccountId: softwareAccountId } });
    expect(await details(idOf("Meta Platforms"))).toMatchObject({ own: { ledgerAccountId: null }, problems: [{ code: "accountMissing" }] });
  });

  test("is undone once, by whoever made it, in their own business", async () => {
    const { scope, actor, idOf } = world;
    const { batchId } = await editExpenses(db, scope, actor, { expenseIds: [idOf("Grab")], changes: { notes: "x" } });
    const stranger = await sgdWorld(db);
    await expect(undoEdit(db, stranger.scope, actor, { batchId: batchId! })).rejects.toMatchObject({ code: "notFound" });
    await expect(undoEdit(db, scope, stranger.actor, { batchId: batchId! })).rejects.toMatchObject({ code: "notFound" });
    await undoEdit(db, scope, actor, { batchId: batchId! });
    await expect(undoEdit(db, scope, actor, { batchId: batchId! })).rejects.toMatchObject({ code: "notFound" });
  });

  test("leaves expenses that are so already untouched", async () => {
    const { scope, actor, idOf, softwareAccountId } = world;
    const expenseIds = [idOf("Amazon Web Services")];
    const before = await details(expenseIds[0]!);
    const edited = await editExpenses(db, scope, actor, { expenseIds, changes: { ledgerAccountId: softwareAccountId } });
    expect(edited).toEqual({ changed: 0, batchId: null });
    expect(await details(expenseIds[0]!)).toMatchObject({ version: before.version, isUpdated: false });
  });
});

describe("the accounting date", () => {
  test("takes an expense out of a locked period, is what the ledger gets, and one click brings the own date back", async () => {
    const { scope, actor, idOf } = world;
    const expenseId = idOf("Grab");
    await db.organisation.updateMany({
      where: { connections: { some: { businessId: scope.businessId } } },
      data: { periodLockOn: new Date("2026-10-31") },
    });
    const { version } = await details(expenseId);
    expect((await details(expenseId)).problems).toMatchObject([{ code: "dateLocked", detail: { lockedOn: "2026-10-31" } }]);
    const preview = await previewEdit(db, scope, { expenseIds: [expenseId], changes: { accountingOn: "2026-11-01" } });
    expect(preview).toMatchObject({
      becomeReady: 1,
      fields: [{ field: "accountingOn", moves: [{ from: "2026-10-31", to: "2026-11-01", count: 1 }] }],
    });
    const moved = await editExpense(db, scope, actor, { expenseId, version, changes: { accountingOn: "2026-11-01" } });
    const after = await details(expenseId);
    expect(after).toMatchObject({ problems: [], postedOn: "2026-10-31", accountingOn: "2026-11-01", preview: { postedOn: "2026-11-01" } });
    expect(after.preview?.lines[0]?.description).toContain("(2026-10-31)");
    expect((await stored([expenseId]))[0]?.blockers).toEqual([]);
    await editExpense(db, scope, actor, { expenseId, version: moved.version, changes: { accountingOn: null } });
    expect(await details(expenseId)).toMatchObject({ accountingOn: null, problems: [{ code: "dateLocked" }] });
    expect((await stored([expenseId]))[0]?.blockers).toEqual(["dateLocked"]);
  });
});
