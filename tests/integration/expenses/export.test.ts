import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { grantBusinessScope } from "@/lib/core/business-scope";
import { eachExpense } from "@/lib/usecases/export-expenses";
import { eachAuditLine, eachImport, eachRun } from "@/lib/usecases/export-lists";
import { auditQueryOf } from "@/lib/usecases/read-settings";
import { recordAudit } from "@/lib/usecases/record-audit";
import { addBusiness } from "../../support/people";
import { sgdWorld, type SgdWorld } from "../../support/sgd-world";

let world: SgdWorld;

beforeAll(async () => {
  world = await sgdWorld(database());
});

afterAll(() => database().$disconnect());

async function all<Row>(pages: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

const filter = (query: string) => parseExpenseFilter(new URLSearchParams(query));

describe("an export of expenses", () => {
  it("holds every row of the list as it is narrowed and sorted, and nobody else's", async () => {
    const rows = await all(eachExpense(database(), world.scope, filter("tab=pending")));
    expect(rows).toHaveLength(world.pendingCount);
    const found = await all(eachExpense(database(), world.scope, filter("tab=pending&q=kopi&sort=amount")));
    expect(found.length).toBe(20);
    expect(found.map(({ amountMinor }) => -amountMinor)).toEqual(found.map(({ amountMinor }) => -amountMinor).sort((a, b) => a - b));
    const stranger = grantBusinessScope(await addBusiness(database()));
    expect(await all(eachExpense(database(), stranger, filter("tab=pending")))).toEqual([]);
  });

  it("says of each what Xero was given, and why it was set aside", async () => {
    const { organisationId } = await database().connection.findFirstOrThrow({ where: { businessId: world.scope.businessId } });
    const [synced, aside] = [world.idOf("Grab"), world.idOf("Meta Platforms")];
    await database().transaction.update({
      where: { id: synced },
      data: { syncState: "SYNCED", contactName: "Grab Pte Ltd", notes: "To SIN" },
    });
    await database().transaction.update({ where: { id: aside }, data: { syncState: "SET_ASIDE", setAsideReason: "Paid twice" } });
    await database().ledgerEntry.create({
      data: { businessId: world.scope.businessId, organisationId, transactionId: synced, ledgerTransactionId: "x-1", snapshot: {} },
    });
    expect(await all(eachExpense(database(), world.scope, filter("tab=synced")))).toMatchObject([
      { merchant: "Grab", contact: "Grab Pte Ltd", notes: "To SIN", ledgerTransactionId: "x-1", syncedAt: expect.any(Date) as Date },
    ]);
    expect(await all(eachExpense(database(), world.scope, filter("tab=aside")))).toMatchObject([{ setAsideReason: "Paid twice" }]);
  });
});

describe("the other lists", () => {
  it("go out whole, page by page, each only to its business", async () => {
    const { id: accountId } = await database().account.findFirstOrThrow({ where: { businessId: world.scope.businessId } });
    await database().fileImport.createMany({
      data: Array.from({ length: 1001 }, (_, index) => ({
        businessId: world.scope.businessId,
        accountId,
        fileName: `${index}.csv`,
        sha256: "0",
        recordCount: 2,
        startedAt: new Date("2026-10-01"),
        addedCount: 1,
        knownCount: 0,
        leftOutCount: 1,
        createdById: randomUUID(),
        // All at one instant: the id alone keeps them apart.
        createdAt: new Date("2026-10-01"),
      })),
    });
    const imports = await all(eachImport(database(), world.scope));
    expect(new Set(imports.map(({ fileName }) => fileName)).size).toBe(1001);
    expect(imports[0]).toMatchObject({ leftOutCount: 1, accountName: "Cards" });
    expect(await all(eachRun(database(), world.scope))).toEqual([]);
  });

  it("narrow the audit log to the days of the business, and name what an entry is about", async () => {
    const [before, on, after] = [world.idOf("Grab"), world.idOf("Meta Platforms"), world.idOf("Amazon Web Services")];
    for (const [subjectId, moment] of [
      [before, "2026-10-30T15:59:59Z"],
      [on, "2026-10-30T16:00:00Z"],
      [after, "2026-10-31T16:00:00Z"],
    ] as const) {
      await recordAudit(database(), world.scope, world.actor, { action: "expense.edited", subjectType: "expense", subjectId, detail: {} });
      await database().auditEntry.updateMany({ where: { subjectId }, data: { at: new Date(moment) } });
    }
    const query = auditQueryOf({ from: "2026-10-31", to: "2026-10-31" }, "Asia/Singapore");
    const { reference } = await database().transaction.findUniqueOrThrow({ where: { id: on } });
    const lines = await all(eachAuditLine(database(), world.scope, query));
    expect(lines).toMatchObject([{ subjectId: on, subjectName: reference }]);
  });
});
