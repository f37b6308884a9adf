import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import type { Accounting } from "@/lib/core/accounting";
import { wireAccounting } from "@/lib/server/accounting";
import { careForConnections } from "@/lib/usecases/care-for-connections";
import { chooseOrganisation, dropOrganisationChoice, readOrganisationChoice } from "@/lib/usecases/choose-organisation";
import { disconnect } from "@/lib/usecases/disconnect";
import { linkAccount } from "@/lib/usecases/link-account";
import { readConnection } from "@/lib/usecases/read-connection";
import { readMapping } from "@/lib/usecases/read-mapping";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { saveSyncDefaults } from "@/lib/usecases/save-sync-defaults";
import { connect, makeDesk, type Desk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

const SG = "Demo Company (SG)";
const UK = "Demo Company (UK)";

let sandbox: TestSandbox;
let db: Database;
let accounting: Accounting;
let desk: Desk;

const consentTo = (organisations: string[], user?: string) =>
  connect(db, desk, { accounting, sandbox, consent: { organisations, ...(user ? { user } : {}) } });
const nameNow = async () => (await readConnection(db, desk.scope))?.organisationName ?? null;
/** The organisations that Xero would list under Connected apps. */
const inLedger = async () => {
  const { connections, organisations } = await sandbox.control<{
    connections: { organisationId: string }[];
    organisations: { organisationId: string; name: string }[];
  }>("state");
  return connections.map((each) => organisations.find((one) => one.organisationId === each.organisationId)?.name).sort();
};
async function choose(name: string, isChangeConfirmed: boolean) {
  const choice = await readOrganisationChoice(db, desk.scope, desk);
  const { providerTenantId } = choice!.organisations.find((each) => each.name === name)!;
  return chooseOrganisation(db, desk.scope, desk.actor, {
    ...accounting,
    sessionId: desk.sessionId,
    providerTenantId,
    isChangeConfirmed,
  });
}

beforeAll(async () => {
  sandbox = await startSandbox();
  db = openDatabase(process.env.DATABASE_URL ?? "");
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  await db.connection.updateMany({ data: { state: "DISCONNECTED", endedAt: new Date(0), isLeftInLedger: false } });
  await db.accountLink.updateMany({ where: { endedAt: null }, data: { endedAt: new Date(0) } });
  await db.authorisation.updateMany({ data: { state: "REVOKED" } });
  await db.connectAttempt.deleteMany();
  accounting = wireAccounting(db);
  desk = await makeDesk(db);
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

describe("what a consent grants and nobody uses", () => {
  it("is given back as soon as the choice is made", async () => {
    await consentTo([SG, UK]);
    expect(await inLedger()).toEqual([SG, UK]);
    await choose(UK, false);
    expect(await inLedger()).toEqual([UK]);
  });

  it("is given back when the user turns round at the choice, and so are the tokens", async () => {
    await consentTo([SG, UK]);
    await dropOrganisationChoice(db, desk.scope, { identity: accounting.identity, sessionId: desk.sessionId });
    expect(await inLedger()).toEqual([]);
    expect(await db.authorisation.count({ where: { state: "VALID" } })).toBe(0);
    expect(await readOrganisationChoice(db, desk.scope, desk)).toBeNull();
  });

  it("is given back when the page is closed at the choice and its time is over", async () => {
    await consentTo([SG, UK]);
    await careForConnections(db, accounting);
    expect(await inLedger()).toEqual([SG, UK]);
    await db.connectAttempt.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    await careForConnections(db, accounting);
    expect(await inLedger()).toEqual([]);
  });

  it("stays where another business works with it, or is just choosing", async () => {
    const other = await makeDesk(db);
    await connect(db, other, { accounting, sandbox, consent: { organisations: [UK] } });
    await consentTo([SG, UK]);
    await choose(SG, false);
    expect(await inLedger()).toEqual([SG, UK]);
    expect(await refreshReferenceData(db, other.scope, accounting)).toMatchObject({ kind: "answered" });
  });

  it("includes what another person's consent reached before", async () => {
    await consentTo([SG], "Mei Tan");
    await consentTo([SG], "James Okafor");
    expect(await inLedger()).toEqual([SG]);
    expect(await db.authorisation.count({ where: { state: "VALID" } })).toBe(1);
    expect(await refreshReferenceData(db, desk.scope, accounting)).toMatchObject({ kind: "answered" });
  });
});

describe("another organisation than before", () => {
  it("is asked about while one is connected, and nothing changes until the user confirms", async () => {
    await consentTo([SG]);
    expect(await consentTo([UK])).toMatchObject({ status: "choose" });
    expect(await nameNow()).toBe(SG);
    expect(await readOrganisationChoice(db, desk.scope, desk)).toMatchObject({ former: { name: SG, isLive: true } });
    await expect(choose(UK, false)).rejects.toMatchObject({ code: "otherOrganisation", detail: { organisation: SG, other: UK } });
    expect(await nameNow()).toBe(SG);
    await choose(UK, true);
    expect(await nameNow()).toBe(UK);
    expect(await inLedger()).toEqual([UK]);
  });

  it("is asked about after a disconnect too", async () => {
    await consentTo([SG]);
    await disconnect(db, desk.scope, desk.actor, accounting);
    expect(await consentTo([UK])).toMatchObject({ status: "choose" });
    expect(await readOrganisationChoice(db, desk.scope, desk)).toMatchObject({ former: { name: SG, isLive: false } });
    expect(await nameNow()).toBeNull();
    await dropOrganisationChoice(db, desk.scope, { identity: accounting.identity, sessionId: desk.sessionId });
    expect(await consentTo([SG])).toMatchObject({ status: "connected" });
  });

  it("does not come in the way of reconnecting the one that is connected, whatever else is granted", async () => {
    await consentTo([SG]);
    expect(await consentTo([SG, UK])).toMatchObject({ status: "connected", organisationName: SG });
    expect(await inLedger()).toEqual([SG]);
  });

  it("keeps mapping, links and default contact of each apart, and brings them back with it", async () => {
    const { businessId } = desk.scope;
    const account = await db.account.create({
      data: { businessId, name: "Main", kind: "DEBIT", currency: "SGD", accountNumber: "1" },
    });
    const { id: categoryId } = await db.category.create({ data: { businessId, name: "Travel" } });
    await consentTo([SG]);
    await refreshReferenceData(db, desk.scope, accounting);
    const { organisationId } = (await readConnection(db, desk.scope))!;
    const bank = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, type: "BANK", currency: "SGD", status: "ACTIVE" } });
    await linkAccount(db, desk.scope, desk.actor, { accountId: account.id, ledgerAccountId: bank.ledgerAccountId, startOn: "2026-11-01" });
    const travel = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, code: "493" } });
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId, ledgerAccountId: travel.ledgerAccountId }]);
    const contact = await db.ledgerContact.findFirstOrThrow({ where: { organisationId, status: "ACTIVE" } });
    const policy = { lineAmountTypes: "INCLUSIVE", descriptionTemplate: "{merchant}" } as const;
    await saveSyncDefaults(db, desk.scope, desk.actor, {
      ...policy,
      contactPolicy: "DEFAULT_CONTACT",
      defaultContactId: contact.contactId,
    });

    await consentTo([UK]);
    expect((await readOrganisationChoice(db, desk.scope, desk))?.former).toMatchObject({ mappedCount: 1, linkCount: 1, syncedCount: 0 });
    await choose(UK, true);
    const inUk = await readMapping(db, desk.scope);
    expect(inUk).toMatchObject({
      organisationName: UK,
      defaults: { defaultContactId: null },
      rows: [{ mapping: { ledgerAccountId: null } }],
    });
    expect(await db.accountLink.count({ where: { businessId, endedAt: null } })).toBe(0);

    await consentTo([SG]);
    await choose(SG, true);
    const back = await readMapping(db, desk.scope);
    expect(back).toMatchObject({
      organisationName: SG,
      defaults: { defaultContactId: contact.contactId },
      rows: [{ mapping: { ledgerAccountId: travel.ledgerAccountId } }],
    });
    expect(await db.accountLink.findMany({ where: { businessId, endedAt: null }, select: { ledgerAccountId: true } })).toEqual([
      { ledgerAccountId: bank.ledgerAccountId },
    ]);
  });
});
