import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import { editExpense } from "@/lib/usecases/edit-expense";
import { evenOutSplits } from "@/lib/usecases/even-out-splits";
import { fixCoding, readCodingFix } from "@/lib/usecases/fix-coding";
import { refreshBlockers } from "@/lib/usecases/refresh-blockers";
import { splitExpense } from "@/lib/usecases/split-expense";
import { undoEdit } from "@/lib/usecases/undo-edit";
import { sgdWorld, type SgdWorld } from "@/tests/support/sgd-world";

const db = openDatabase(process.env["DATABASE_URL"]!);
let world: SgdWorld;
const read = (merchant: string) =>
  db.transaction.findUniqueOrThrow({ where: { id: world.idOf(merchant) }, include: { splitLines: { orderBy: { position: "asc" } } } });
const held = (code: string) =>
  db.transaction.findMany({ where: { businessId: world.scope.businessId, blockers: { has: code } }, select: { id: true } });
const line = { description: null, categoryId: null, ledgerAccountId: null, taxType: null, tracking: null };

beforeEach(async () => {
  world = await sgdWorld(db);
});

describe("the fix of a cause", () => {
  test("puts another account where the archived one comes from: into the mapping, and onto what was set by hand", async () => {
    const { scope, actor, idOf, travelAccountId, softwareAccountId } = world;
    await editExpense(db, scope, actor, {
      expenseId: idOf("Meta Platforms"),
      version: null,
      changes: { ledgerAccountId: travelAccountId },
    });
    await db.ledgerAccount.updateMany({ where: { ledgerAccountId: travelAccountId }, data: { status: "ARCHIVED" } });
    await refreshBlockers(db, scope, "all");
    const cause = {
      expenseIds: (await held("accountArchived")).map(({ id }) => id),
      code: "accountArchived",
      field: "ledgerAccountId",
    } as const;
    expect(cause.expenseIds).toHaveLength(22);
    const plan = await readCodingFix(db, scope, cause);
    expect(plan).toMatchObject({ expenseIds: [idOf("Meta Platforms")], categories: [{ name: "Transport", count: 21 }], splitIds: [] });
    const fixed = await fixCoding(db, scope, actor, { ...cause, fix: { ledgerAccountId: softwareAccountId } });
    expect(fixed).toMatchObject({ changed: 1, mapped: 21 });
    expect(await held("accountArchived")).toEqual([]);
    expect(await read("Grab")).toMatchObject({ ledgerAccountId: null, blockers: [] });
    expect(await read("Meta Platforms")).toMatchObject({ ledgerAccountId: softwareAccountId, blockers: [] });
    expect(await undoEdit(db, scope, actor, { batchId: fixed.batchId! })).toMatchObject({ undone: 1 });
    expect(await read("Meta Platforms")).toMatchObject({ ledgerAccountId: travelAccountId, blockers: ["accountArchived"] });
  });

  test("gives a missing tax rate to the mapping that chose the account, or to the expense that chose it itself", async () => {
    const { scope, actor, idOf } = world;
    await db.ledgerAccount.updateMany({
      where: { organisation: { connections: { some: { businessId: scope.businessId } } } },
      data: { taxType: null },
    });
    await refreshBlockers(db, scope, "all");
    const expenseIds = [idOf("Grab"), idOf("Amazon Web Services")];
    const fixed = await fixCoding(db, scope, actor, { expenseIds, code: "taxRateMissing", field: "taxType", fix: { taxType: "INPUT" } });
    expect(fixed).toMatchObject({ changed: 1, mapped: 1 });
    expect(await held("taxRateMissing")).toEqual([]);
    expect(await read("Grab")).toMatchObject({ taxType: null });
    expect(await read("Amazon Web Services")).toMatchObject({ taxType: "INPUT" });
  });

  test("evens out splits whose expense changed: the last line takes the difference, and a line that is left with nothing goes", async () => {
    const { scope, actor, idOf } = world;
    const expenseId = idOf("Grab");
    const { version } = await read("Grab");
    const lines = [-2_000, -400, -60].map((amountMinor) => ({ ...line, amountMinor }));
    await splitExpense(db, scope, actor, { expenseId, version, lines });
    await db.transaction.update({ where: { id: expenseId }, data: { amountMinor: -2_500 } });
    await refreshBlockers(db, scope, { transactionIds: [expenseId] });
    expect((await read("Grab")).blockers).toEqual(["splitDoesNotAddUp"]);
    expect(await evenOutSplits(db, scope, actor, { expenseIds: [expenseId, idOf("Meta Platforms")] })).toEqual({ changed: 1 });
    expect(await read("Grab")).toMatchObject({
      blockers: [],
      splitLines: [{ amountMinor: -2_000n }, { amountMinor: -400n }, { amountMinor: -100n }],
    });
    await db.transaction.update({ where: { id: expenseId }, data: { amountMinor: -2_400 } });
    await evenOutSplits(db, scope, actor, { expenseIds: [expenseId] });
    expect(await read("Grab")).toMatchObject({ splitLines: [{ amountMinor: -2_000n }, { amountMinor: -400n }] });
  });
});
