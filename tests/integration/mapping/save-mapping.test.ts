import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { NO_EFFECT } from "@/lib/core/mapping-effect";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { readMapping } from "@/lib/usecases/read-mapping";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { saveSyncDefaults } from "@/lib/usecases/save-sync-defaults";
import { readWorkbenchStanding } from "@/lib/usecases/read-workbench-standing";
import { startSync } from "@/lib/usecases/start-sync";
import { makeDesk, type Desk } from "@/tests/support/connected-business";
import { makeMappingWorld, TRAVEL, type MappingWorld } from "@/tests/support/mapping-world";

const db = database();
describe("the mapping of categories", () => {
  let world: MappingWorld;
  const blockersOf = async (categoryId: string) => (await db.transaction.findFirstOrThrow({ where: { categoryId } })).blockers;

  beforeEach(async () => {
    world = await makeMappingWorld();
  });

  it("shows each category with what waits in it, and suggests the account of the same or a similar name", async () => {
    const view = await readMapping(db, world.desk.scope);
    expect(view?.rows.map(({ name, pendingCount, pendingSums, suggestion }) => ({ name, pendingCount, pendingSums, suggestion }))).toEqual([
      {
        name: "Software",
        pendingCount: 1,
        pendingSums: [{ amountMinor: 1000, currency: "SGD" }],
        suggestion: {
          ledgerAccountId: "account-software",
          reason: "similarName",
          effect: { ...NO_EFFECT, accountChanges: 1, taxChanges: 1, becomeReady: 1 },
        },
      },
      {
        name: "Travel",
        pendingCount: 1,
        pendingSums: [{ amountMinor: 2460, currency: "SGD" }],
        suggestion: {
          ledgerAccountId: TRAVEL,
          reason: "equalName",
          effect: { ...NO_EFFECT, accountChanges: 1, taxChanges: 1, becomeReady: 1 },
        },
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
    const other = await makeMappingWorld();
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
  });

  it("Sync expenses is closed until Xero and an account are connected, leads to what comes first, and stays closed in Hong Kong", async () => {
    const { desk, accountId } = world;
    const standing = async (who: Desk, countryCode = "SG") => {
      const home = await readAccountingHome(db, who.scope, { countryCode, timeZone: "Asia/Singapore", now: new Date() });
      const { closed, firstAccountId } = await readWorkbenchStanding(db, who.scope, countryCode);
      return [home.lockedReason, closed, firstAccountId];
    };
    expect(await standing(desk)).toEqual([null, null, null]);
    const limited = async () => (await readWorkbenchStanding(db, desk.scope, "SG")).limited;
    expect(await limited()).toBe("nothingMapped");
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: world.travelId, ledgerAccountId: TRAVEL }]);
    expect(await limited()).toBeNull();
    expect(await standing(desk, "HK")).toEqual(["hongKong", "hongKong", null]);
    await db.accountLink.updateMany({ where: { accountId }, data: { endedAt: new Date() } });
    expect(await standing(desk)).toEqual(["noAccount", "noLink", accountId]);
    const pending = await db.transaction.findMany({ where: { businessId: desk.scope.businessId } });
    const selection = { expenseIds: pending.map(({ id }) => id) };
    expect(await startSync(db, desk.scope, desk.actor, { selection })).toMatchObject({ runId: null, queued: 0, blocked: 2 });
    expect(await standing(await makeDesk(db))).toEqual(["notConnected", "notConnected", null]);
  });
});
