import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { fromDayOn } from "@/lib/adapters/db/day-columns";
import { loadExpenseFacts } from "@/lib/adapters/db/sync/expense-facts";
import { loadLedgerContext } from "@/lib/adapters/db/sync/ledger-context";
import type { MappingChange } from "@/lib/core/mapping-change";
import { NO_EFFECT } from "@/lib/core/mapping-effect";
import { linesOf } from "@/lib/core/sync/expense-facts";
import { codingOf, contactOf } from "@/lib/core/sync/ledger-context";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { exportMapping, previewMappingFile } from "@/lib/usecases/mapping-files";
import { previewMapping, previewSyncDefaults } from "@/lib/usecases/preview-mapping";
import { readMapping } from "@/lib/usecases/read-mapping";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { saveSyncDefaults } from "@/lib/usecases/save-sync-defaults";
import { makeMappingWorld, TRAVEL, type MappingWorld } from "@/tests/support/mapping-world";

const db = database();
let world: MappingWorld;

/** Pending expenses of every sort: plain, with an account, a tax rate or a contact of their own, split, of merchants known and new. */
async function addMany(): Promise<void> {
  const { desk, accountId, travelId, softwareId } = world;
  const businessId = desk.scope.businessId;
  for (let index = 0; index < 40; index += 1) {
    const { id } = await db.transaction.create({
      data: {
        businessId,
        accountId,
        currency: "SGD",
        merchant: index % 3 === 0 ? "Grab" : `Merchant ${index % 5}`,
        isExpense: true,
        postedOn: fromDayOn("2026-10-31"),
        amountMinor: -1000n,
        categoryId: [travelId, softwareId, null][index % 3],
        reference: `EX-${randomUUID().slice(0, 8).toUpperCase()}`,
        ledgerAccountId: index % 7 === 0 ? "account-software" : null,
        taxType: index % 11 === 0 ? "INPUT" : null,
        contactId: index % 5 === 0 ? "contact-grab" : null,
        syncState: index % 13 === 0 ? "SET_ASIDE" : "PENDING",
      },
    });
    if (index % 9 !== 0) continue;
    const line = { businessId, transactionId: id, amountMinor: -500n };
    await db.splitLine.createMany({
      data: [
        { ...line, position: 0, categoryId: travelId },
        { ...line, position: 1, categoryId: softwareId, ledgerAccountId: index % 2 === 0 ? TRAVEL : null },
      ],
    });
  }
}

/** Every pending expense, one by one: what it would be given, and whether it is ready. */
async function standings() {
  const pending = await db.transaction.findMany({ where: { businessId: world.desk.scope.businessId, syncState: "PENDING" } });
  const facts = await loadExpenseFacts(
    db,
    world.desk.scope,
    pending.map(({ id }) => id),
  );
  const context = await loadLedgerContext(db, world.desk.scope, facts);
  return new Map(
    facts.map((expense) => {
      const coding = linesOf(expense).map((line) => codingOf(expense, line, context));
      const contact = contactOf(expense, context);
      return [
        expense.expenseId,
        {
          account: JSON.stringify(coding.map(({ ledgerAccountId }) => ledgerAccountId?.value)),
          tax: JSON.stringify(coding.map(({ taxType }) => taxType?.value)),
          contact: contact && ("contactId" in contact ? contact.contactId : contact.newName),
          isReady: pending.find(({ id }) => id === expense.expenseId)?.blockers.length === 0,
        },
      ];
    }),
  );
}

/** What really became of the pending expenses by doing it. */
async function whatItDid(act: () => Promise<unknown>) {
  const before = await standings();
  await act();
  const after = await standings();
  const count = (test: (a: NonNullable<ReturnType<typeof before.get>>, b: NonNullable<ReturnType<typeof after.get>>) => boolean) =>
    [...before].filter(([id, standing]) => test(standing, after.get(id)!)).length;
  return {
    accountChanges: count((a, b) => a.account !== b.account),
    taxChanges: count((a, b) => a.tax !== b.tax),
    contactChanges: count((a, b) => a.contact !== b.contact),
    becomeReady: count((a, b) => !a.isReady && b.isReady),
    becomeIncomplete: count((a, b) => a.isReady && !b.isReady),
  };
}

beforeEach(async () => {
  world = await makeMappingWorld();
  await addMany();
  // Their blockers as they really are before anything is changed.
  const { desk, travelId } = world;
  await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: null }]);
  await saveSyncDefaults(db, desk.scope, desk.actor, {
    contactPolicy: "MATCH_OR_CREATE",
    defaultContactId: null,
    lineAmountTypes: "INCLUSIVE",
    descriptionTemplate: "{merchant}",
  });
});

describe("what a change does to pending expenses", () => {
  it("is told before as it turns out after, change upon change", async () => {
    const { desk, travelId, softwareId } = world;
    const walk: MappingChange[][] = [
      [{ categoryId: travelId, ledgerAccountId: TRAVEL }],
      [{ categoryId: softwareId, ledgerAccountId: "account-software", contactId: "contact-grab" }],
      [
        { categoryId: travelId, ledgerAccountId: "account-software", taxType: "INPUT" },
        { categoryId: softwareId, contactId: null },
      ],
      [{ categoryId: travelId, ledgerAccountId: null }],
    ];
    const told = [];
    for (const changes of walk) {
      const { total } = await previewMapping(db, desk.scope, changes);
      const done = await whatItDid(() => saveMapping(db, desk.scope, desk.actor, changes));
      expect(total).toMatchObject(done);
      told.push(total);
    }
    expect(told[0]?.becomeReady).toBeGreaterThan(3);
    expect(told[0]?.keepOwn).toBeGreaterThan(0);
    expect(told[1]?.contactChanges).toBeGreaterThan(3);
    expect(told[3]?.becomeIncomplete).toBeGreaterThan(3);
  });

  it("counts those with an account of their own as staying, and changes nothing by asking", async () => {
    const { desk, softwareId } = world;
    const own = await db.transaction.count({
      where: { categoryId: softwareId, syncState: "PENDING", ledgerAccountId: { not: null }, splitLines: { none: {} } },
    });
    const before = await standings();
    const { byCategory } = await previewMapping(db, desk.scope, [{ categoryId: softwareId, ledgerAccountId: TRAVEL }]);
    expect(byCategory[softwareId]?.keepOwn).toBeGreaterThanOrEqual(own);
    expect(await standings()).toEqual(before);
  });

  it("is told for the defaults too", async () => {
    const { desk, travelId } = world;
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: TRAVEL }]);
    const base = { lineAmountTypes: "INCLUSIVE", descriptionTemplate: "{merchant}" } as const;
    for (const defaults of [
      { ...base, contactPolicy: "MATCH_ONLY", defaultContactId: null },
      { ...base, contactPolicy: "DEFAULT_CONTACT", defaultContactId: "contact-grab" },
    ] as const) {
      const told = await previewSyncDefaults(db, desk.scope, defaults);
      const done = await whatItDid(() => saveSyncDefaults(db, desk.scope, desk.actor, defaults));
      expect(told).toMatchObject(done);
      expect(told).not.toEqual(NO_EFFECT);
    }
  });
});

describe("the mapping's file", () => {
  it("comes back unchanged, and shows a change with what it does before it is applied", async () => {
    const { desk, travelId } = world;
    await saveMapping(db, desk.scope, desk.actor, [{ categoryId: travelId, ledgerAccountId: TRAVEL, contactId: "contact-grab" }]);
    const text = await exportMapping(db, desk.scope);
    const same = await previewMappingFile(db, desk.scope, Buffer.from(text));
    expect(same).toMatchObject({ changes: [], errors: [], lines: [], effect: NO_EFFECT });

    const edited = text.replace("Software,,", "Software,485,").replace("Grab", "Nobody");
    const shown = await previewMappingFile(db, desk.scope, Buffer.from(edited));
    expect(shown.errors).toMatchObject([{ category: "Travel", problem: "contactUnknown", value: "Nobody" }]);
    expect(shown.lines).toMatchObject([{ name: "Software", cells: [{ before: "", after: "485" }, { after: "Subscriptions" }] }]);
    expect(shown.effect.becomeReady).toBeGreaterThan(0);
    const done = await whatItDid(() => saveMapping(db, desk.scope, desk.actor, shown.changes));
    expect(shown.effect).toMatchObject(done);
  });
});

it("a category that arrives with a transaction stands in the mapping by itself", async () => {
  const { desk, accountId } = world;
  const arriving = { accountId, postedOn: "2026-11-01", amountMinor: -500, currency: "SGD", merchant: "Gym", category: "Wellbeing" };
  await addTransactions(db, desk.scope, { transactions: [{ ...arriving, externalId: "n1" }], onDifference: "keep" });
  const row = (await readMapping(db, desk.scope))?.rows.find(({ name }) => name === "Wellbeing");
  expect(row).toMatchObject({ pendingCount: 1, pendingSums: [{ amountMinor: 500, currency: "SGD" }], mapping: { ledgerAccountId: null } });
});
