import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { fromDayOn } from "@/lib/adapters/db/day-columns";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { readMapping } from "@/lib/usecases/read-mapping";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { saveSyncDefaults } from "@/lib/usecases/save-sync-defaults";
import { makeDesk, type Desk } from "@/tests/support/connected-business";

const db = database();
const BANK = "bank-sgd";
const TRAVEL = "account-travel";

type World = { desk: Desk; organisationId: string; accountId: string; travelId: string; softwareId: string };

/** A business connected to an organisation of its own, with one account, two categories and an expense of each. */
async function makeWorld(): Promise<World> {
  const desk = await makeDesk(db);
  const { businessId } = desk.scope;
  const authorisation = await db.authorisation.create({
    data: {
      provider: "XERO",
      providerUserId: randomUUID(),
      accessTokenSealed: "-",
      refreshTokenSealed: "-",
      scope: "",
      accessTokenExpiresAt: new Date(),
      refreshedAt: new Date(),
    },
  });
  const { id: organisationId } = await db.organisation.create({
    data: {
      provider: "XERO",
      providerTenantId: randomUUID(),
      name: "Demo Company",
      baseCurrency: "SGD",
      countryCode: "SG",
      referenceReadAt: { accounts: "2026-11-24T10:00:00Z", accountsWhole: "2026-11-23T10:00:00Z" },
    },
  });
  await db.connection.create({
    data: {
      businessId,
      organisationId,
      authorisationId: authorisation.id,
      providerConnectionId: randomUUID(),
      state: "CONNECTED",
      connectedById: desk.actor.userId,
      connectedByName: desk.actor.name,
    },
  });
  const expenseAccount = {
    organisationId,
    type: "EXPENSE",
    class: "EXPENSE",
    status: "ACTIVE",
    taxType: "INPUT",
    isSystem: false,
    takesPayments: true,
  };
  await db.ledgerAccount.createMany({
    data: [
      { ...expenseAccount, ledgerAccountId: TRAVEL, code: "493", name: "Travel" },
      { ...expenseAccount, ledgerAccountId: "account-software", code: "485", name: "Subscriptions" },
      { ...expenseAccount, ledgerAccountId: "account-shut", code: "400", name: "Shut", takesPayments: false },
      {
        ...expenseAccount,
        ledgerAccountId: BANK,
        name: "Business Account",
        type: "BANK",
        class: "ASSET",
        currency: "SGD",
        takesPayments: false,
      },
    ],
  });
  await db.taxRate.create({
    data: { organisationId, taxType: "INPUT", name: "GST", percentage: "9", status: "ACTIVE", appliesTo: ["EXPENSE"] },
  });
  await db.ledgerContact.create({ data: { organisationId, contactId: "contact-grab", name: "Grab", nameKey: "grab", status: "ACTIVE" } });
  const account = await db.account.create({ data: { businessId, name: "Main", kind: "DEBIT", currency: "SGD", accountNumber: "072-1" } });
  await db.accountLink.create({
    data: {
      businessId,
      accountId: account.id,
      organisationId,
      ledgerAccountId: BANK,
      startOn: fromDayOn("2026-01-01"),
      linkedById: desk.actor.userId,
    },
  });
  const travel = await db.category.create({ data: { businessId, name: "Travel" } });
  const software = await db.category.create({ data: { businessId, name: "Software" } });
  const expense = {
    businessId,
    accountId: account.id,
    currency: "SGD",
    merchant: "Grab",
    isExpense: true,
    postedOn: fromDayOn("2026-10-31"),
    blockers: ["accountMissing"],
  };
  await db.transaction.createMany({
    data: [
      { ...expense, amountMinor: -2460n, categoryId: travel.id, reference: `EX-${randomUUID().slice(0, 8).toUpperCase()}` },
      { ...expense, amountMinor: -1000n, categoryId: software.id, reference: `EX-${randomUUID().slice(0, 8).toUpperCase()}` },
    ],
  });
  return { desk, organisationId, accountId: account.id, travelId: travel.id, softwareId: software.id };
}

describe("the mapping of categories", () => {
  let world: World;
  const blockersOf = async (categoryId: string) => (await db.transaction.findFirstOrThrow({ where: { categoryId } })).blockers;

  beforeEach(async () => {
    world = await makeWorld();
  });

  it("shows each category with what waits in it, and suggests the account of the same or a similar name", async () => {
    const view = await readMapping(db, world.desk.scope);
    expect(view?.rows.map(({ name, pendingCount, pendingSums, suggestion }) => ({ name, pendingCount, pendingSums, suggestion }))).toEqual([
      {
        name: "Software",
        pendingCount: 1,
        pendingSums: [{ amountMinor: 1000, currency: "SGD" }],
        suggestion: { ledgerAccountId: "account-software", reason: "similarName" },
      },
      {
        name: "Travel",
        pendingCount: 1,
        pendingSums: [{ amountMinor: 2460, currency: "SGD" }],
        suggestion: { ledgerAccountId: TRAVEL, reason: "equalName" },
      },
    ]);
    expect(view?.referenceReadAt).toEqual(new Date("2026-11-24T10:00:00Z"));
  });

  it("completes the pending expenses of a category at once, and leaves those of others alone", async () => {
    const { desk, travelId, softwareId } = world;
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: TRAVEL }]);
    expect(await blockersOf(travelId)).toEqual([]);
    expect(await blockersOf(softwareId)).toEqual(["accountMissing"]);
  });

  it("blocks them again when the account is taken away", async () => {
    const { desk, travelId } = world;
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: TRAVEL }]);
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: null }]);
    expect(await blockersOf(travelId)).toContain("accountMissing");
  });

  it("refuses an account without payments and changes nothing, not even what came before it", async () => {
    const { desk, travelId, softwareId } = world;
    const changes = [
      { categoryId: travelId, ledgerAccountId: TRAVEL },
      { categoryId: softwareId, ledgerAccountId: "account-shut" },
    ];
    await expect(saveMapping(db, desk.scope, desk.actor, changes)).rejects.toMatchObject({
      code: "invalidInput",
      detail: { field: "ledgerAccountId" },
    });
    expect(await db.categoryMapping.count({ where: { businessId: desk.scope.businessId } })).toBe(0);
  });

  it("does not let one business map the category of another", async () => {
    const other = await makeWorld();
    const change = { categoryId: world.travelId, ledgerAccountId: TRAVEL };
    await expect(saveMapping(db, other.desk.scope, other.desk.actor, [change])).rejects.toMatchObject({ code: "notFound" });
  });

  it("remembers who changed what", async () => {
    const { desk, travelId } = world;
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: TRAVEL, contactId: "contact-grab" }]);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { businessId: desk.scope.businessId, action: "mapping.changed" } });
    expect(entry).toMatchObject({
      actorName: desk.actor.name,
      subjectId: travelId,
      detail: { category: "Travel", after: { ledgerAccountId: TRAVEL, contactId: "contact-grab" } },
    });
  });

  it("takes a default contact only from the organisation", async () => {
    const { desk } = world;
    const defaults = { contactPolicy: "DEFAULT_CONTACT", lineAmountTypes: "INCLUSIVE", descriptionTemplate: "{merchant}" } as const;
    await expect(saveSyncDefaults(db, desk.scope, desk.actor, { ...defaults, defaultContactId: "elsewhere" })).rejects.toMatchObject({
      code: "invalidInput",
    });
    await saveSyncDefaults(db, desk.scope, desk.actor, { ...defaults, defaultContactId: "contact-grab" });
    expect((await readMapping(db, desk.scope))?.contacts).toEqual([{ contactId: "contact-grab", name: "Grab", status: "ACTIVE" }]);
  });

  it("counts the steps that lead to the first sync", async () => {
    const { desk, travelId } = world;
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: TRAVEL }]);
    const home = await readAccountingHome(db, desk.scope, {
      countryCode: "SG",
      timeZone: "Asia/Singapore",
      now: new Date("2026-11-24T17:00:00Z"),
    });
    expect(home.steps).toEqual({ isConnected: true, hasLink: true, mappedCount: 1, unmappedCount: 1, syncedCount: 0 });
    expect(home.counts).toEqual({ pending: 2, synced: 0, needAttention: 1 });
    expect([home.lockedReason, home.todayOn, home.defaultStartOn]).toEqual([null, "2026-11-25", "2026-11-01"]);
    const inHongKong = await readAccountingHome(db, desk.scope, { countryCode: "HK", timeZone: "Asia/Hong_Kong", now: new Date() });
    expect(inHongKong.lockedReason).toBe("hongKong");
  });
});
