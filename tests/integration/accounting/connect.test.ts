import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import { xeroIdentity } from "@/lib/adapters/xero/xero-identity";
import { xeroSettings } from "@/lib/adapters/xero/xero-settings";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import type { Accounting } from "@/lib/core/accounting";
import { wireAccounting } from "@/lib/server/accounting";
import { beginConnect } from "@/lib/usecases/begin-connect";
import { careForConnections } from "@/lib/usecases/care-for-connections";
import { chooseOrganisation, readOrganisationChoice } from "@/lib/usecases/choose-organisation";
import { disconnect } from "@/lib/usecases/disconnect";
import { finishConnect } from "@/lib/usecases/finish-connect";
import { linkAccount } from "@/lib/usecases/link-account";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { readConnection } from "@/lib/usecases/read-connection";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { connect, consentQuery, makeDesk, REDIRECT_URI, type Desk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

const BOTH = { organisations: ["Demo Company (SG)", "Demo Company (UK)"] };

let sandbox: TestSandbox;
let db: Database;
let accounting: Accounting;
let desk: Desk;

const ways = (consent?: { organisations?: string[] }) => ({ accounting, sandbox, ...(consent ? { consent } : {}) });
const finish = (query: { state?: string | undefined; code?: string | undefined; error?: string | undefined }, who: Desk = desk) =>
  finishConnect(db, who.scope, who.actor, { ...accounting, sessionId: who.sessionId, redirectUri: REDIRECT_URI, query });
const choose = (providerTenantId: string, who: Desk = desk) =>
  chooseOrganisation(db, who.scope, who.actor, {
    ...accounting,
    sessionId: who.sessionId,
    providerTenantId,
    isChangeConfirmed: false,
  });
const connectionsInLedger = async () => (await sandbox.control<{ connections: unknown[] }>("state")).connections.length;

beforeAll(async () => {
  sandbox = await startSandbox();
  db = openDatabase(process.env.DATABASE_URL ?? "");
  accounting = wireAccounting(db);
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  // What the businesses of earlier tests hold would be "still in use".
  await db.connection.updateMany({ data: { state: "DISCONNECTED", endedAt: new Date(0) } });
  await db.accountLink.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(0) } });
  await db.authorisation.updateMany({ data: { state: "REVOKED" } });
  accounting = wireAccounting(db);
  desk = await makeDesk(db);
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

describe("connecting an organisation", () => {
  it("connects the one that was chosen on the consent page, and knows who gave the consent", async () => {
    expect(await connect(db, desk, ways())).toMatchObject({ status: "connected", organisationName: "Demo Company (SG)" });
    expect(await readConnection(db, desk.scope)).toMatchObject({ state: "CONNECTED", connectedByName: "Finn Ance" });
    expect((await readConnection(db, desk.scope))?.providerUserName).toBeTruthy();
  });

  it("keeps no token that could be read in the database", async () => {
    await connect(db, desk, ways());
    const stored = await db.authorisation.findFirstOrThrow();
    expect(`${stored.accessTokenSealed} ${stored.refreshTokenSealed}`).not.toMatch(/eyJ/);
  });

  it("lets the user choose when the consent covered several", async () => {
    expect(await connect(db, desk, ways(BOTH))).toMatchObject({ status: "choose" });
    expect(await readConnection(db, desk.scope)).toBeNull();
    const choice = await readOrganisationChoice(db, desk.scope, desk);
    const uk = choice!.organisations.find(({ name }) => name.includes("UK"))!;
    expect(choice).toMatchObject({ organisations: [{ isFormer: false }, { isFormer: false }], former: null });
    await expect(choose(uk.providerTenantId, { ...desk, sessionId: crypto.randomUUID() })).rejects.toThrow("consentExpired");
    await choose(uk.providerTenantId);
    expect((await readConnection(db, desk.scope))?.organisationName).toBe("Demo Company (UK)");
    expect(await readOrganisationChoice(db, desk.scope, desk)).toBeNull();
  });

  it("says that the consent was refused, and uses the attempt up", async () => {
    const { state } = await consentQuery(db, desk, ways());
    await expect(finish({ state, error: "access_denied" })).rejects.toThrow("consentRefused");
    await expect(finish({ state, code: "later" })).rejects.toThrow("consentExpired");
    expect(await db.authorisation.count({ where: { state: "VALID" } })).toBe(0);
  });

  it("takes an answer once only, and only in the browser that began", async () => {
    const query = await consentQuery(db, desk, ways());
    await expect(finish(query, { ...desk, sessionId: crypto.randomUUID() })).rejects.toThrow("consentExpired");
    await expect(finish(query, { ...(await makeDesk(db)), sessionId: desk.sessionId })).rejects.toThrow("consentExpired");
    const both = await Promise.allSettled([finish(query), finish(query)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(finish({ ...query, state: "made up" })).rejects.toThrow("consentExpired");
    await expect(finish({})).rejects.toThrow("consentFailed");
  });

  it("does not take an answer after ten minutes", async () => {
    const query = await consentQuery(db, desk, ways());
    await db.connectAttempt.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(finish(query)).rejects.toThrow("consentExpired");
  });

  it("says so when the code is not valid or the ledger cannot be reached", async () => {
    const first = await consentQuery(db, desk, ways());
    await expect(finish({ ...first, code: "wrong" })).rejects.toThrow("consentFailed");
    const second = await consentQuery(db, desk, ways());
    await sandbox.control("faults", { match: { path: "/connect/token" }, answer: { status: 503 } });
    await expect(finish(second)).rejects.toThrow("ledgerUnavailable");
  });

  it("leaves nothing half connected when the ledger fails in the middle", async () => {
    const query = await consentQuery(db, desk, ways());
    await sandbox.control("faults", { match: { method: "GET", path: "/connections", times: 1 }, answer: { status: 500 } });
    await expect(finish(query)).rejects.toThrow("ledgerUnavailable");
    expect(await readConnection(db, desk.scope)).toBeNull();
    expect(await connectionsInLedger()).toBe(0);
    expect(await db.authorisation.count({ where: { state: "VALID" } })).toBe(0);
  });

  it("asks for no more than it needs", async () => {
    const scopesAskedBy = async (identity: AccountingIdentity) => {
      const asked = { identity, sessionId: desk.sessionId, userId: desk.actor.userId, redirectUri: REDIRECT_URI };
      return new URL((await beginConnect(db, desk.scope, asked)).url).searchParams.get("scope");
    };
    const least =
      "openid profile email offline_access accounting.banktransactions accounting.contacts accounting.settings accounting.attachments";
    expect(await scopesAskedBy(accounting.identity)).toBe(least);
    const withFeeds = xeroIdentity({ ...xeroSettings(), hasBankFeeds: true });
    expect(await scopesAskedBy(withFeeds)).toBe(`${least} bankfeeds`);
    expect([accounting.identity, withFeeds].map((identity) => identity.hasAllScopes(least))).toEqual([true, false]);
  });
});

describe("disconnecting", () => {
  it("ends the connection on both sides, and reconnecting brings the links back", async () => {
    await connect(db, desk, ways());
    await refreshReferenceData(db, desk.scope, accounting);
    const account = await db.account.create({
      data: { businessId: desk.scope.businessId, name: "Main", kind: "DEBIT", currency: "SGD", accountNumber: "1" },
    });
    const bank = await db.ledgerAccount.findFirstOrThrow({ where: { type: "BANK", currency: "SGD", status: "ACTIVE" } });
    await linkAccount(db, desk.scope, desk.actor, { accountId: account.id, ledgerAccountId: bank.ledgerAccountId, startOn: "2026-11-01" });

    expect(await disconnect(db, desk.scope, desk.actor, accounting)).toEqual({ endedInLedger: true });
    expect(await readConnection(db, desk.scope)).toBeNull();
    expect(await connectionsInLedger()).toBe(0);
    expect(await db.accountLink.count({ where: { accountId: account.id, endedAt: null } })).toBe(0);
    expect(await db.authorisation.count({ where: { state: "VALID" } })).toBe(0);

    await connect(db, desk, ways());
    expect(await db.accountLink.count({ where: { accountId: account.id, endedAt: null } })).toBe(1);
  });

  it("works on our side when the ledger cannot be reached, and says so", async () => {
    await connect(db, desk, ways());
    await sandbox.control("faults", { match: { path: "/connections|/connect/revocation", times: 0 }, answer: { status: 500 } });
    expect(await disconnect(db, desk.scope, desk.actor, accounting)).toEqual({ endedInLedger: false });
    expect(await readConnection(db, desk.scope)).toBeNull();
    const home = () => readAccountingHome(db, desk.scope, { countryCode: "SG", timeZone: "Asia/Singapore", now: new Date() });
    expect((await home()).isLeftInLedger).toBe(true);

    await sandbox.control("faults/clear", {});
    await careForConnections(db, accounting);
    expect((await home()).isLeftInLedger).toBe(false);
    expect(await connectionsInLedger()).toBe(0);
    expect(await db.authorisation.count({ where: { state: "VALID" } })).toBe(0);
  });

  it("leaves alone what another business still uses", async () => {
    const other = await makeDesk(db);
    await connect(db, desk, ways());
    await connect(db, other, ways());
    await disconnect(db, desk.scope, desk.actor, accounting);
    expect(await connectionsInLedger()).toBe(1);
    expect(await refreshReferenceData(db, other.scope, accounting)).toMatchObject({ kind: "answered" });
  });
});
