import "../../support/sync-settings";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { accounting } from "@/lib/server/accounting";
import { careForConnections } from "@/lib/usecases/care-for-connections";
import { createBankAccount } from "@/lib/usecases/create-bank-account";
import { disconnect } from "@/lib/usecases/disconnect";
import { linkAccount } from "@/lib/usecases/link-account";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { readTroubleshooting } from "@/lib/usecases/read-troubleshooting";
import { forgetLeftFeeds } from "@/lib/usecases/statements/forget-left-feeds";
import { tryFeed } from "@/lib/usecases/statements/try-feed";
import { unlinkAccount } from "@/lib/usecases/unlink-account";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";
import { feedsInXero, testFeedEngine, workOff } from "../../support/statement-world";
import { SHORT_SANDBOX } from "../../support/sync-settings";
import { giveConsent, makeSyncWorld, type SyncWorld } from "../../support/sync-world";

process.env.XERO_BANK_FEEDS = "true";

const FROM = "2026-11-01";
let sandbox: TestSandbox;
let world: SyncWorld;
const db = database();
const ledger = accounting();

beforeAll(async () => {
  sandbox = await startSandbox({ ...SHORT_SANDBOX, SANDBOX_BANK_FEED_MS: "20" });
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  await db.accountLink.updateMany({ data: { endedAt: new Date() } });
  await db.connection.updateMany({ data: { state: "DISCONNECTED", endedAt: new Date(), isLeftInLedger: false } });
  await db.statementFeed.updateMany({ data: { state: "DELETED", feedConnectionId: null } });
  world = await makeSyncWorld(sandbox, crypto.randomUUID());
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

const addAccount = async (name: string) =>
  (await db.account.create({ data: { businessId: world.scope.businessId, name, kind: "DEBIT", currency: "SGD", accountNumber: "77-1" } }))
    .id;
const freeBank = () => db.ledgerAccount.findFirstOrThrow({ where: { organisationId: world.organisationId, name: "Savings Account SGD" } });
const link = (accountId: string, ledgerAccountId: string, who: SyncWorld = world) =>
  linkAccount(db, who.scope, who.actor, { accountId, ledgerAccountId, startOn: FROM });
const tryOf = (accountId: string, who: SyncWorld = world) => tryFeed(testFeedEngine(), who.scope, who.actor, accountId);
const isLinked = async (accountId: string) => (await db.accountLink.count({ where: { accountId, endedAt: null } })) === 1;
const feedOf = (accountId: string) => db.statementFeed.findFirstOrThrow({ where: { accountId }, orderBy: { createdAt: "desc" } });
const anotherProgram = (account: string, accountToken = "another program") =>
  sandbox.control("change", { kind: "connectFeed", account, accountToken });
const inXero = () => feedsInXero(sandbox, world.bankAccountId);
const end = () => disconnect(db, world.scope, world.actor, ledger);
const home = ({ scope }: SyncWorld = world) =>
  readAccountingHome(db, scope, { countryCode: "SG", timeZone: "UTC", now: new Date(), hasFeeds: true });
const failing = (path: string, more: object = { answer: { status: 503 } }) =>
  sandbox.control("faults", { match: { method: "POST", path, times: 0 }, ...more });

describe("a bank account of Xero that is taken is refused with its reason, the link is taken back, and another can be chosen at once", () => {
  test.each([
    "feed-already-connected-in-current-organisation",
    "feed-connected-in-different-organisation",
    "feed-already-connected-in-different-organisation",
  ])("%s", async (type) => {
    await sandbox.control("change", { kind: "rejectFeed", type, detail: "Xero’s own words." });
    await expect(tryOf(world.accountId)).rejects.toMatchObject({
      code: "feedTaken",
      detail: { kind: type, message: "Xero’s own words.", bankAccount: "Business Account SGD" },
    });
    expect(await isLinked(world.accountId)).toBe(false);

    await link(world.accountId, (await freeBank()).ledgerAccountId);
    await tryOf(world.accountId);
    await workOff();
    expect(await feedOf(world.accountId)).toMatchObject({ state: "CONNECTED", errorCode: null });
  });

  test("a new one made in Xero is the other way out", async () => {
    await anotherProgram(world.bankAccountId);
    await expect(tryOf(world.accountId)).rejects.toMatchObject({ code: "feedTaken", detail: { account: "" } });
    const input = { provider: ledger.provider, accountId: world.accountId, name: "Fresh", code: "", startOn: FROM };
    await createBankAccount(db, world.scope, world.actor, input);
    await tryOf(world.accountId);
    await workOff();
    expect((await feedOf(world.accountId)).state).toBe("CONNECTED");
  });
});

describe("the account that holds it is named", () => {
  test("where our name for the account stands at another bank account of Xero", async () => {
    const accountId = await addAccount("Second");
    await link(accountId, (await freeBank()).ledgerAccountId);
    const { id: token } = await db.statementFeed.create({
      data: {
        businessId: world.scope.businessId,
        accountId,
        organisationId: world.organisationId,
        ledgerAccountId: (await freeBank()).ledgerAccountId,
      },
    });
    await anotherProgram("Company Card", token);
    await expect(tryOf(accountId)).rejects.toMatchObject({ code: "feedTaken", detail: { account: "Company Card" } });
  });

  test("where a bank account of the same number holds it, also when Xero says so only later", async () => {
    const accountId = await addAccount("Second");
    const input = { provider: ledger.provider, accountId, code: "", startOn: FROM };
    await createBankAccount(db, world.scope, world.actor, { ...input, name: "Twin one" });
    await anotherProgram("Twin one");
    await createBankAccount(db, world.scope, world.actor, { ...input, name: "Twin two" });
    await expect(tryOf(accountId)).rejects.toMatchObject({ code: "feedTaken", detail: { bankAccount: "Twin two", account: "Twin one" } });

    await sandbox.control("change", { kind: "disconnectFeeds" });
    const type = "feed-already-connected-in-current-organisation";
    await sandbox.control("change", { kind: "rejectFeed", type, detail: "Late.", isLate: true });
    await createBankAccount(db, world.scope, world.actor, { ...input, name: "Twin three" });
    await tryOf(accountId);
    await anotherProgram("Twin one");
    await workOff();
    const { accounts } = await home();
    expect(accounts.find((each) => each.accountId === accountId)?.feed?.problem).toEqual({
      code: type,
      words: "Late.",
      isTaken: true,
      holder: "Twin one",
    });
    const { refusedFeeds } = await readTroubleshooting(db, world.scope, { countryCode: "SG", now: new Date() });
    expect(refusedFeeds).toEqual([{ accountId, account: "Second", bankAccount: "Twin three", holder: "Twin one" }]);
  });

  test("where another account of the business is linked to it, and not where it is another business’s", async () => {
    const second = await addAccount("Second");
    await expect(link(second, world.bankAccountId)).rejects.toMatchObject({ code: "bankAccountTaken", detail: { account: "Main" } });
    const stranger = await makeSyncWorld(sandbox, "Stranger");
    await expect(link(stranger.accountId, world.bankAccountId, stranger)).rejects.toMatchObject({
      code: "bankAccountTaken",
      detail: { bankAccount: "Business Account SGD", account: "" },
    });
    const { accounts } = await home(stranger);
    expect(accounts[0]?.choices.find((each) => each.ledgerAccountId === world.bankAccountId)).toMatchObject({
      refusal: "taken",
      takenBy: null,
    });
  });
});

describe("a feed of ours whose link has ended is taken out, and the bank account goes to who links it now", () => {
  const linkAgain = async (inOtherBusiness: boolean): Promise<{ who: SyncWorld; accountId: string }> => {
    if (inOtherBusiness) {
      const who = await makeSyncWorld(sandbox, "Next");
      expect(who.bankAccountId).toBe(world.bankAccountId);
      return { who, accountId: who.accountId };
    }
    const accountId = await addAccount("Next");
    await link(accountId, world.bankAccountId);
    return { who: world, accountId };
  };

  test.each([
    ["in the same business", false],
    ["in another business", true],
  ])("%s", async (_, inOtherBusiness) => {
    await workOff();
    await unlinkAccount(db, world.scope, world.actor, { accountId: world.accountId });
    const { who, accountId } = await linkAgain(inOtherBusiness);
    await tryOf(accountId, who);
    expect(await isLinked(accountId)).toBe(true);
    await workOff();
    expect((await feedOf(accountId)).state).toBe("CONNECTED");
    expect(await feedsInXero(sandbox, world.bankAccountId)).toEqual([(await feedOf(accountId)).id]);
  });
});

describe("a feed connection ends with what it belongs to", () => {
  test("disconnecting deletes the feed connections in Xero before the access is given back", async () => {
    await workOff();
    expect(await inXero()).toHaveLength(1);
    expect(await end()).toEqual({ endedInLedger: true });
    expect(await inXero()).toEqual([]);
    expect(await home()).toMatchObject({ isLeftInLedger: false, leftFeeds: [] });
  });

  test("while Xero can’t be reached they are remembered with the connection, and both are ended later", async () => {
    await workOff();
    await failing("DeleteRequests$");
    expect(await end()).toEqual({ endedInLedger: false });
    await careForConnections(db, ledger);
    expect(await inXero()).toHaveLength(1);
    expect(await home()).toMatchObject({ connection: null, isLeftInLedger: true, leftFeeds: [] });
    await sandbox.control("faults/clear", {});
    await careForConnections(db, ledger);
    expect(await inXero()).toEqual([]);
    expect(await home()).toMatchObject({ isLeftInLedger: false, leftFeeds: [] });
  });

  test("one whose making was never answered is found in Xero and deleted too", async () => {
    await failing("FeedConnections$", { dropAfter: true });
    // The look for it is minutes away.
    await workOff(testFeedEngine({ minuteMs: 3_600_000 }), 1);
    expect(await inXero()).toHaveLength(1);
    expect(await db.statementFeed.count({ where: { accountId: world.accountId, feedConnectionId: null } })).toBe(1);
    expect(await end()).toEqual({ endedInLedger: true });
    expect(await inXero()).toEqual([]);
  });

  test("an account that is unlinked while Xero fails loses its feed as soon as Xero works again", async () => {
    await workOff();
    await failing("DeleteRequests$");
    await unlinkAccount(db, world.scope, world.actor, { accountId: world.accountId });
    await workOff(testFeedEngine(), 3);
    expect(await inXero()).toHaveLength(1);
    await sandbox.control("faults/clear", {});
    await workOff();
    expect(await inXero()).toEqual([]);
  });

  test("where the access is gone the user is told which to end in Xero, until that is done or the organisation comes back", async () => {
    await workOff();
    await sandbox.control("change", { kind: "revokeTokens" });
    await end();
    const left = { bankAccount: "Business Account SGD", organisation: "Demo Company (SG)" };
    expect(await home()).toMatchObject({ isLeftInLedger: false, leftFeeds: [left] });

    await giveConsent(sandbox, world.scope, world.actor);
    expect(await home()).toMatchObject({ leftFeeds: [] });
    await workOff();
    expect(await inXero()).toHaveLength(1);
    expect(await db.statementFeed.findFirst({ where: { accountId: world.accountId } })).toMatchObject({
      state: "CONNECTED",
      errorCode: null,
    });

    await sandbox.control("change", { kind: "revokeTokens" });
    await end();
    await forgetLeftFeeds(db, world.scope, world.actor);
    expect(await home()).toMatchObject({ leftFeeds: [] });
  });
});
