import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getExpense, PATCH as patchExpense } from "@/app/api/v1/expenses/[id]/route";
import { GET as getExpenses } from "@/app/api/v1/expenses/route";
import { GET as getRun } from "@/app/api/v1/sync-runs/[id]/route";
import { POST as postRun } from "@/app/api/v1/sync-runs/route";
import { POST as postTransactions } from "@/app/api/v1/transactions/route";
import { database } from "@/lib/adapters/db/client";
import { expenseAnswer, syncRunAnswer } from "@/lib/core/api/api-schemas";
import { createApiKey } from "@/lib/usecases/create-api-key";
import { callApi, type ApiCallOptions } from "../../support/api-client";
import { sgdWorld, type SgdWorld } from "../../support/sgd-world";

let world: SgdWorld;
let key: string;
let organisationId: string;

beforeAll(async () => {
  world = await sgdWorld(database());
  key = (await createApiKey(database(), world.scope, { ...world.actor, userId: world.actor.userId! }, { name: "feed", scope: "WRITE" }))
    .key;
  ({ organisationId } = await database().connection.findFirstOrThrow({ where: { businessId: world.scope.businessId } }));
  await database().trackingCategory.create({
    data: {
      organisationId,
      trackingCategoryId: "t",
      name: "Region",
      status: "ACTIVE",
      options: { create: [{ trackingOptionId: "o", name: "Jakarta", status: "ACTIVE" }] },
    },
  });
});

afterAll(() => database().$disconnect());

const call = (handler: Parameters<typeof callApi>[0], path: string, options: Partial<ApiCallOptions> = {}) =>
  callApi(handler, path, { as: key, ...options });
const patch = (id: string, body: object) => call(patchExpense, `expenses/${id}`, { id, method: "PATCH", body });

describe("a script that works on expenses", () => {
  it("changes each of the fields that a person may, by the names and codes of Xero, and undoes them", async () => {
    const id = world.idOf("Grab");
    const changes = {
      accountCode: "485",
      taxType: "INPUT",
      tracking: [{ category: "Region", option: "Jakarta" }],
      contact: "Grab Pte Ltd",
      description: "Airport",
      notes: "With Acme",
      category: "marketing",
    };
    expect((await patch(id, changes)).status).toBe(200);
    expect(await database().transaction.findUniqueOrThrow({ where: { id }, include: { category: true } })).toMatchObject({
      ledgerAccountId: world.softwareAccountId,
      taxType: "INPUT",
      tracking: [{ trackingCategoryId: "t", trackingOptionId: "o" }],
      contactName: "Grab Pte Ltd",
      lineDescription: "Airport",
      notes: "With Acme",
      category: { name: "Marketing" },
    });
    await patch(id, { accountCode: null, taxType: null, tracking: null, contact: null, description: null, category: "Transport" });
    expect(await database().transaction.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ledgerAccountId: null,
      tracking: null,
      contactName: null,
      lineDescription: null,
    });
    for (const wrong of [{ accountCode: "000" }, { tracking: [{ category: "Region", option: "Mars" }] }])
      expect(await patch(id, wrong)).toMatchObject({
        status: 400,
        body: { code: "invalidInput", params: { field: Object.keys(wrong)[0] } },
      });
  });

  it("starts a run that is followed to its end by its address", async () => {
    const expenseIds = [world.idOf("Amazon Web Services")];
    const started = await call(postRun, "sync-runs", { body: { expenseIds } });
    expect(started.status).toBe(202);
    const id = String(started.body["id"]);
    const run = syncRunAnswer.parse((await call(getRun, `sync-runs/${id}`, { id })).body);
    expect(run).toEqual({
      id,
      state: "queued",
      total: 1,
      synced: 0,
      failed: 0,
      unknown: 0,
      receiptsTotal: 0,
      receiptsSent: 0,
      receiptsFailed: 0,
      resumesAt: null,
    });
    // Pressed again, the run that is at it is named: nothing is started twice.
    expect((await call(postRun, "sync-runs", { body: { expenseIds } })).body).toEqual({ id });
    expect((await call(getExpense, `expenses/${expenseIds[0]}`, { id: expenseIds[0] })).body).toMatchObject({ isSyncing: true });
  });

  it("cannot change what Xero was given without anybody seeing it", async () => {
    const { id: accountId } = await database().account.findFirstOrThrow({ where: { businessId: world.scope.businessId } });
    const row = {
      externalId: "synced",
      accountId,
      postedOn: "2026-10-01",
      amountMinor: -5000,
      currency: "SGD",
      merchant: "Telkom",
      category: "Transport",
    };
    const send = (changes: object) => call(postTransactions, "transactions", { body: { transactions: [{ ...row, ...changes }] } });
    const id = ((await send({})).body["data"] as { id: string }[])[0]!.id;
    const snapshot = { amount: "as it was given" };
    await database().transaction.update({ where: { id }, data: { syncState: "SYNCED" } });
    await database().ledgerEntry.create({
      data: { businessId: world.scope.businessId, organisationId, transactionId: id, ledgerTransactionId: "x-9", snapshot },
    });
    await database().syncItem.updateMany({ where: { transactionId: id }, data: { isLive: false } });
    // An item that is at work keeps the snapshot from being read: what matters here is the label and the trace.
    const runId = (await database().syncRun.findFirstOrThrow()).id;
    await database().syncItem.create({
      data: { runId, businessId: world.scope.businessId, transactionId: id, action: "UPDATE", position: 9 },
    });
    expect((await send({ amountMinor: -5500 })).body).toMatchObject({ data: [{ status: "updated" }] });
    const [expense] = expenseAnswer.array().parse((await call(getExpenses, "expenses?state=synced&updated=true")).body["data"]);
    expect(expense).toMatchObject({ id, isUpdated: true, xeroTransactionId: "x-9", externalId: "synced" });
    expect(await database().ledgerEntry.findFirstOrThrow({ where: { transactionId: id } })).toMatchObject({ snapshot });
    expect(await database().auditEntry.findFirstOrThrow({ where: { subjectId: id } })).toMatchObject({
      action: "expense.changedAtSource",
      actorName: "API · feed",
      detail: { amountMinor: { from: -5000, to: -5500 } },
    });
    expect((await call(getExpenses, "expenses?state=synced&updated=false")).body["data"]).toEqual([]);
    expect((await call(getExpenses, "expenses?state=pending&error=true")).body["data"]).toEqual([]);
  });
});
