import "../../support/sync-settings";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { askStatements } from "@/lib/usecases/statements/ask-statements";
import { advanceFeed } from "@/lib/usecases/statements/advance-feed";
import { unlinkAccount } from "@/lib/usecases/unlink-account";
import { linkAccount } from "@/lib/usecases/link-account";
import { accountingProvider } from "@/lib/server/accounting";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";
import { bring, daysAgo, statementsInXero, testFeedEngine, workOff, type Movement } from "../../support/statement-world";
import { SHORT_SANDBOX } from "../../support/sync-settings";
import { makeSyncWorld, type SyncWorld } from "../../support/sync-world";

process.env.XERO_BANK_FEEDS = "true";

let sandbox: TestSandbox;
let world: SyncWorld;
const db = database();

beforeAll(async () => {
  sandbox = await startSandbox({ ...SHORT_SANDBOX, SANDBOX_BANK_FEED_MS: "20" });
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  await db.accountLink.updateMany({ data: { endedAt: new Date() } });
  await db.connection.updateMany({ data: { state: "DISCONNECTED", endedAt: new Date() } });
  await db.statementFeed.updateMany({ data: { state: "DELETED" } });
  world = await makeSyncWorld(sandbox, crypto.randomUUID());
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

const add = (rows: Movement[]) => bring(world.scope, world.accountId, rows);
const remove = (id: string) => db.transaction.deleteMany({ where: { accountId: world.accountId, externalId: id } });
const feed = () => db.statementFeed.findFirstOrThrow({ where: { accountId: world.accountId }, orderBy: { createdAt: "desc" } });
const statements = () => statementsInXero(sandbox, world.bankAccountId);
const lines = async () => (await statements()).flatMap((each) => each.lines);
const again = async () => {
  await db.statementFeed.updateMany({ where: { accountId: world.accountId }, data: { dueAt: new Date(0) } });
  await workOff();
};
const fault = (more: object) => sandbox.control("faults", { match: { method: "POST", path: "Statements$" }, ...more });

/** What has to hold whatever happened: every statement adds up, starts where the last ended, and the last ends with what is in the books. */
async function expectTrueBooks(): Promise<void> {
  let balance: number | null = null;
  for (const each of await statements()) {
    if (balance !== null) expect(each.startBalance).toBe(balance);
    balance = each.startBalance + each.lines.reduce((sum, line) => sum + line.amount, 0);
    expect(each.endBalance).toBe(balance);
    expect(each.lines.map(({ postedOn }) => postedOn)).toEqual(each.lines.map(({ postedOn }) => postedOn).sort());
  }
  const rows = await db.transaction.findMany({ where: { accountId: world.accountId } });
  const books = rows.reduce((sum, row) => sum + Number(row.amountMinor), 0);
  expect(balance ?? 0).toBe(books);
  const ids = (await lines()).map(({ transactionId }) => transactionId);
  expect(new Set(ids).size).toBe(ids.length);
}

describe("a linked account", () => {
  test("gets a feed connection of its own and sends every line once, with the amounts from the customer's point of view", async () => {
    await add([
      { id: "a", on: daysAgo(3), amountMinor: -2_460, merchant: "Grab" },
      { id: "b", on: daysAgo(2), amountMinor: 10_000, merchant: "Customer" },
    ]);
    await workOff();
    expect(await feed()).toMatchObject({ state: "CONNECTED", errorCode: null, newestLineOn: new Date(daysAgo(2)) });
    const { lastSyncedAt, dueAt } = await feed();
    expect((dueAt.getTime() - lastSyncedAt!.getTime()) / 3_600_000).toBeCloseTo(3, 1);
    expect((await lines()).map(({ amount, payee }) => [amount, payee])).toEqual([
      [-2_460, "Grab"],
      [10_000, "Customer"],
    ]);
    await again();
    expect(await statements()).toHaveLength(1);
    await expectTrueBooks();
  });

  test("sends lines from the day on that was chosen, and begins with the balance of that morning", async () => {
    await unlinkAccount(db, world.scope, world.actor, { accountId: world.accountId });
    await workOff();
    await add([
      { id: "before", on: daysAgo(20), amountMinor: -7_000 },
      { id: "that day", on: daysAgo(10), amountMinor: -100 },
      { id: "after", on: daysAgo(5), amountMinor: -50 },
    ]);
    await linkAccount(db, world.scope, world.actor, {
      accountId: world.accountId,
      ledgerAccountId: world.bankAccountId,
      startOn: daysAgo(10),
    });
    await workOff();
    expect((await statements()).map((each) => [each.startBalance, each.endBalance, each.startOn, each.lines.length])).toEqual([
      [-7_000, -7_150, daysAgo(10), 2],
    ]);
  });

  test("sends at once what is new when somebody presses Sync now", async () => {
    await add([{ id: "a", on: daysAgo(3), amountMinor: -100 }]);
    await workOff();
    await add([{ id: "b", on: daysAgo(2), amountMinor: -200 }]);
    expect(await advanceFeed(testFeedEngine(), null)).toBe(false);
    await askStatements(db, world.scope, { accountId: world.accountId });
    while (await advanceFeed(testFeedEngine(), null)) continue;
    expect((await lines()).map(({ amount }) => amount)).toEqual([-100, -200]);
    await workOff();
  });

  test("whose feed was ended in Xero says so, and has one again with the next try", async () => {
    await add([{ id: "a", on: daysAgo(3), amountMinor: -100 }]);
    await workOff();
    await sandbox.control("change", { kind: "disconnectFeeds" });
    await add([{ id: "b", on: daysAgo(2), amountMinor: -200 }]);
    await again();
    expect(await feed()).toMatchObject({ state: "REJECTED", errorCode: "invalid-feed-connection" });
    await askStatements(db, world.scope, { accountId: world.accountId });
    await workOff();
    expect(await feed()).toMatchObject({ state: "CONNECTED", errorCode: null });
    expect((await lines()).map(({ amount }) => amount)).toContain(-200);
  });

  test("sends what came late, with its own older day, on the next statement", async () => {
    await add([{ id: "a", on: daysAgo(2), amountMinor: -100 }]);
    await workOff();
    await add([{ id: "late", on: daysAgo(20), amountMinor: -50 }]);
    await again();
    expect((await statements()).map((each) => [each.startBalance, each.endBalance, each.startOn])).toEqual([
      [0, -100, daysAgo(2)],
      [-100, -150, daysAgo(20)],
    ]);
  });

  test("undoes with a counter line what was taken back or corrected, and says a changed text not again", async () => {
    await add([
      { id: "gone", on: daysAgo(5), amountMinor: -100 },
      { id: "wrong", on: daysAgo(5), amountMinor: -200 },
      { id: "text", on: daysAgo(5), amountMinor: -300 },
    ]);
    await workOff();
    await remove("gone");
    await add([
      { id: "wrong", on: daysAgo(5), amountMinor: -250 },
      { id: "text", on: daysAgo(4), amountMinor: -300, merchant: "Other words" },
    ]);
    await again();
    expect(
      (await lines())
        .slice(3)
        .map(({ amount }) => amount)
        .sort(),
    ).toEqual([-250, 100, 200]);
    await expectTrueBooks();
    await add([{ id: "gone", on: daysAgo(5), amountMinor: -100 }]);
    await again();
    expect((await lines()).at(-1)?.amount).toBe(-100);
    await expectTrueBooks();
  });

  test("keeps back what lies in the future or more than a year ago, and says how much", async () => {
    await add([{ id: "now", on: daysAgo(0), amountMinor: -1 }]);
    await workOff();
    await db.statementFeed.updateMany({ where: { accountId: world.accountId }, data: { baseOn: new Date("2020-01-01") } });
    await add([
      { id: "future", on: daysAgo(-3), amountMinor: -10 },
      { id: "old", on: daysAgo(400), amountMinor: -20 },
    ]);
    await again();
    expect((await feed()).held).toMatchObject({ futureCount: 1, tooOldCount: 1 });
    expect(await lines()).toHaveLength(1);
  });

  test("sends more than a thousand lines in statements of a thousand, one after the other", async () => {
    for (let turn = 0; turn < 2; turn += 1)
      await add(Array.from({ length: 600 }, (_, index) => ({ id: `${turn}-${index}`, on: daysAgo(30 - turn), amountMinor: -(index + 1) })));
    await workOff();
    expect((await statements()).map(({ lineCount }) => lineCount)).toEqual([1_000, 200]);
    await expectTrueBooks();
  });

  test("whose link ends loses the feed in Xero, and goes on where it ended when it comes back", async () => {
    await add([{ id: "a", on: daysAgo(3), amountMinor: -100 }]);
    await workOff();
    await unlinkAccount(db, world.scope, world.actor, { accountId: world.accountId });
    await workOff();
    expect((await feed()).state).toBe("DELETED");
    await linkAccount(db, world.scope, world.actor, {
      accountId: world.accountId,
      ledgerAccountId: world.bankAccountId,
      startOn: daysAgo(100),
    });
    await add([{ id: "b", on: daysAgo(1), amountMinor: -70 }]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await workOff();
    expect((await lines()).map(({ amount }) => amount)).toEqual([-100, -70]);
    await expectTrueBooks();
  });
});

describe("nothing goes twice and nothing is lost when", () => {
  test.each([
    ["the answer never arrives", { dropAfter: true }],
    ["the request never arrives", { dropBefore: true }],
    ["Xero answers with an error of its own and did nothing", { answer: { status: 500, body: '{"type":"internal-error","status":500}' } }],
    ["Xero took it and answers with an error", { answerAfter: { status: 503, body: "<html>busy</html>" } }],
    ["the answer is spoiled", { spoil: "half" }],
    ["the minute is used up", { limit: "minute", retryAfterSeconds: 0 }],
  ])("%s", async (_, more) => {
    await add([{ id: "a", on: daysAgo(3), amountMinor: -100 }]);
    await fault(more);
    await workOff(testFeedEngine(), 150);
    expect(await lines()).toHaveLength(1);
    expect((await db.statement.findMany({ where: { feed: { accountId: world.accountId } } })).map(({ state }) => state)).toEqual([
      "DELIVERED",
    ]);
    await expectTrueBooks();
  });

  test("several workers look at the same feed at the same moment", async () => {
    await add(Array.from({ length: 30 }, (_, index) => ({ id: String(index), on: daysAgo(3), amountMinor: -100 })));
    await workOff(testFeedEngine(), 1);
    await Promise.all(Array.from({ length: 6 }, () => workOff()));
    expect(await lines()).toHaveLength(30);
    await expectTrueBooks();
  });

  test("a worker dies with the answer on its way: another settles it after the claim ran out", async () => {
    await add([{ id: "a", on: daysAgo(3), amountMinor: -100 }]);
    await fault({ holdAfter: "dead" });
    const dying = advanceUntilHeld();
    await expect.poll(async () => (await sandbox.control<Record<string, number>>("holds")).dead ?? 0, { timeout: 20_000 }).toBe(1);
    await db.$executeRaw`UPDATE "StatementFeed" SET "fence" = "fence" + 1, "claimedUntil" = NULL`;
    await sandbox.control("release", {});
    await dying;
    await workOff();
    expect(await lines()).toHaveLength(1);
    await expectTrueBooks();
  });

  const advanceUntilHeld = async () => {
    for (let round = 0; round < 20; round += 1) await workOff(testFeedEngine(), 1);
  };

  test("lines come, change and go in any order, with faults on the way", async () => {
    const step = fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "e"),
      amountMinor: fc.integer({ min: -900, max: 900 }).filter((amount) => amount !== 0),
      ago: fc.integer({ min: 0, max: 60 }),
      isGone: fc.boolean(),
      fault: fc.constantFrom(null, null, { dropAfter: true }, { spoil: "nothing" }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }), async (turns) => {
        for (const turn of turns) {
          for (const { id, amountMinor, ago, isGone } of turn) await (isGone ? remove(id) : add([{ id, on: daysAgo(ago), amountMinor }]));
          if (turn[0]?.fault) await fault(turn[0].fault);
          await again();
          await sandbox.control("faults/clear", {});
          await again();
          await expectTrueBooks();
        }
      }),
      { numRuns: 3, seed: 20_261_125 },
    );
  }, 120_000);
});

describe("what Xero refuses", () => {
  test("is shown in its words; its lines go with the retry, and a duplicate counts as delivered", async () => {
    await add([{ id: "a", on: daysAgo(3), amountMinor: -100 }]);
    await sandbox.control("change", { kind: "rejectStatement", type: "internal-error", detail: "Something is wrong with this statement." });
    await workOff();
    expect(await feed()).toMatchObject({
      state: "CONNECTED",
      errorCode: "internal-error",
      errorDetail: "Something is wrong with this statement.",
    });
    await sandbox.control("change", { kind: "rejectStatement", type: "duplicate-statement", detail: "Duplicate" });
    await askStatements(db, world.scope, { accountId: world.accountId });
    await workOff();
    expect(await feed()).toMatchObject({ errorCode: null });
    expect(await db.statement.count({ where: { feed: { accountId: world.accountId }, state: "DELIVERED" } })).toBe(1);
  });

  test("without the permission for bank feeds: said, and tried again when somebody asks", async () => {
    await sandbox.control("change", { kind: "bankFeeds", isAllowed: false });
    await workOff();
    expect(await feed()).toMatchObject({ state: "REJECTED", errorCode: "invalid-application" });
    await sandbox.control("change", { kind: "bankFeeds", isAllowed: true });
    await askStatements(db, world.scope, { accountId: world.accountId });
    while (await advanceFeed(testFeedEngine(), null)) continue;
    await workOff();
    expect(await feed()).toMatchObject({ state: "CONNECTED", errorCode: null });
  });

  test("late, after it was accepted, is shown too", async () => {
    await sandbox.control("change", { kind: "rejectFeed", type: "invalid-user-role", detail: "The user may not.", isLate: true });
    await workOff();
    expect(await feed()).toMatchObject({ state: "REJECTED", errorCode: "invalid-user-role", errorDetail: "The user may not." });
  });

  test("an answer lost while connecting leaves one feed connection, our own", async () => {
    await sandbox.control("faults", { match: { method: "POST", path: "FeedConnections$" }, dropAfter: true });
    await workOff();
    expect((await feed()).state).toBe("CONNECTED");
    const { bankFeeds } = await sandbox.control<{ bankFeeds: { connections: { accountToken: string }[] } }>("state");
    expect(bankFeeds.connections.map(({ accountToken }) => accountToken)).toEqual([(await feed()).id]);
  });
});

test("calls for statements count in the organisation's shared budget", async () => {
  await workOff();
  const { total } = await sandbox.control<{ total: number }>("calls");
  const permits = await db.callPermit.count({ where: { organisationId: world.organisationId } });
  expect(accountingProvider().feeds).not.toBeNull();
  expect(permits).toBeGreaterThanOrEqual(total - 5);
});
