import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import type { BusinessScope } from "@/lib/core/business-scope";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { expenseReference } from "@/lib/core/expense-reference";
import { readPulse, summariseExpenses } from "@/lib/usecases/list-expenses";
import { sgdWorld } from "@/tests/support/sgd-world";

const db = openDatabase(process.env["DATABASE_URL"]!);
let scope: BusinessScope;
let accountId: string;

beforeAll(async () => {
  ({ scope } = await sgdWorld(db));
  ({ id: accountId } = await db.account.findFirstOrThrow({ where: { businessId: scope.businessId } }));
});

/** The figures as they are kept and as they are when every expense is counted; alike, or the screen lies. */
async function keptAndCounted() {
  const keys = `"syncState"::text, "currency", "accountId"::text, "categoryId"::text, "ledgerAccountId", "isUpdated", "errorCode", "blockers"::text`;
  const read = (figures: string, from: string) =>
    db.$queryRawUnsafe(
      `SELECT ${keys}, ${figures} FROM ${from} WHERE "businessId" = $1::uuid GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
       HAVING ${figures.split(",")[0]?.replace(/ AS.*/, "")} <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
      scope.businessId,
    );
  return [
    await read(`sum("expenseCount")::int AS "count", sum("amountMinor")::bigint AS "amount"`, `"ExpenseTally"`),
    await read(`count(*)::int AS "count", sum("amountMinor")::bigint AS "amount"`, `(SELECT * FROM "Transaction" WHERE "isExpense") t`),
  ];
}

const expense = (merchant: string, amountMinor: number, isExpense = true) => ({
  businessId: scope.businessId,
  accountId,
  postedOn: new Date("2026-09-09"),
  amountMinor: BigInt(amountMinor),
  currency: "SGD",
  merchant,
  isExpense,
  reference: expenseReference(randomBytes(8)),
});

const changeArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant("add" as const),
    amounts: fc.array(fc.integer({ min: -99_999, max: 99_999 }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant("change" as const),
    data: fc.oneof(
      fc.record({ syncState: fc.constantFrom("PENDING" as const, "QUEUED" as const, "SYNCED" as const, "SET_ASIDE" as const) }),
      fc.record({ errorCode: fc.constantFrom("rejectedByLedger", null) }),
      fc.record({ blockers: fc.constantFrom<string[]>([], ["accountMissing"], ["dateLocked", "taxRateMissing"]) }),
      fc.record({ isUpdated: fc.boolean() }),
      fc.record({ amountMinor: fc.integer({ min: -5_000, max: -1 }).map(BigInt) }),
      fc.record({ isExpense: fc.boolean() }),
    ),
    skip: fc.integer({ min: 0, max: 20 }),
  }),
  fc.record({ kind: fc.constant("remove" as const), skip: fc.integer({ min: 0, max: 20 }) }),
);

async function someIds(skip: number): Promise<string[]> {
  const where = { businessId: scope.businessId, merchant: "Tallied" };
  return (await db.transaction.findMany({ where, orderBy: { id: "asc" }, skip, take: 4, select: { id: true } })).map(({ id }) => id);
}

describe("the figures that are kept", () => {
  test("are those that counting would give, whatever happens to the expenses", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changeArbitrary, { minLength: 5, maxLength: 25 }), async (changes) => {
        for (const change of changes) {
          if (change.kind === "add") await db.transaction.createMany({ data: change.amounts.map((amount) => expense("Tallied", amount)) });
          else if (change.kind === "change")
            await db.transaction.updateMany({ where: { id: { in: await someIds(change.skip) } }, data: change.data });
          else await db.transaction.deleteMany({ where: { id: { in: await someIds(change.skip) } } });
        }
        const [kept, counted] = await keptAndCounted();
        expect(kept).toEqual(counted);
      }),
      { numRuns: 8 },
    );
  });

  test("lose nothing when many write at the same time, and stay few rows however much is written", async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; round < 12; round += 1) {
        await db.$transaction(async (tx) => {
          const { id } = await tx.transaction.create({ data: expense(`Writer ${writer}`, -100 * round - 1), select: { id: true } });
          await tx.transaction.update({ where: { id }, data: { isUpdated: round % 2 === 0 } });
        });
      }
    });
    await Promise.all(writers);
    const [kept, counted] = await keptAndCounted();
    expect(kept).toEqual(counted);
    expect(await db.expenseTally.count({ where: { businessId: scope.businessId } })).toBeLessThan(300);
  });

  test("a transaction that is rolled back leaves no trace in them", async () => {
    const before = await summariseExpenses(db, scope, parseExpenseFilter(new URLSearchParams()));
    await db
      .$transaction(async (tx) => {
        await tx.transaction.create({ data: expense("Never", -1) });
        throw new Error("rolled back");
      })
      .catch(() => undefined);
    expect(await summariseExpenses(db, scope, parseExpenseFilter(new URLSearchParams()))).toEqual(before);
  });
});

describe("the mark by which another tab sees that something happened", () => {
  test("moves with a change that moves no figure, such as a note, and rests while nothing happens", async () => {
    const { stamp } = await readPulse(db, scope);
    expect((await readPulse(db, scope)).stamp).toBe(stamp);
    const { id } = await db.transaction.findFirstOrThrow({ where: { businessId: scope.businessId, isExpense: true } });
    await db.transaction.update({ where: { id }, data: { notes: "Client lunch" } });
    expect((await readPulse(db, scope)).stamp).not.toBe(stamp);
  });

  test("moves when the slower of two writers ends last, though its change was numbered first", async () => {
    const row = await db.transaction.findFirstOrThrow({ where: { businessId: scope.businessId, isExpense: true } });
    const held = Promise.withResolvers<undefined>();
    const written = Promise.withResolvers<undefined>();
    const slow = db.$transaction(async (tx) => {
      await tx.transaction.update({ where: { id: row.id }, data: { notes: "slow" } });
      written.resolve(undefined);
      await held.promise;
    });
    await written.promise;
    await db.transaction.create({ data: expense("Quick", -1) });
    const between = (await readPulse(db, scope)).stamp;
    held.resolve(undefined);
    await slow;
    expect((await readPulse(db, scope)).stamp).not.toBe(between);
  });
});
