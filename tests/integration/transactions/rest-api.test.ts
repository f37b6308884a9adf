import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Validator } from "@seriousme/openapi-schema-validator";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as getAccounts } from "@/app/api/v1/accounts/route";
import { PATCH as patchExpense } from "@/app/api/v1/expenses/[id]/route";
import { GET as getExpenses } from "@/app/api/v1/expenses/route";
import { GET as getDescription } from "@/app/api/v1/openapi.json/route";
import { GET as getRun } from "@/app/api/v1/sync-runs/[id]/route";
import { POST as postRun } from "@/app/api/v1/sync-runs/route";
import { POST as postReceipt } from "@/app/api/v1/transactions/[id]/receipts/route";
import { POST as postTransactions } from "@/app/api/v1/transactions/route";
import { database } from "@/lib/adapters/db/client";
import { accountAnswer, expenseAnswer, problemAnswer, receiptAnswer, transactionOutcome } from "@/lib/core/api/api-schemas";
import { grantBusinessScope } from "@/lib/core/business-scope";
import { createApiKey } from "@/lib/usecases/create-api-key";
import { callApi, type ApiCallOptions, type ApiResult } from "../../support/api-client";

const ACTOR = { userId: randomUUID(), name: "Arif" };
let key: string;
let readKey: string;
let foreignKey: string;
let accountId: string;

beforeAll(async () => {
  const make = async (name: string) =>
    (await database().business.create({ data: { name, countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" } })).id;
  const businessId = await make("Ours");
  const scope = grantBusinessScope(businessId);
  key = (await createApiKey(database(), scope, ACTOR, { name: "write", scope: "WRITE" })).key;
  readKey = (await createApiKey(database(), scope, ACTOR, { name: "read", scope: "READ" })).key;
  foreignKey = (await createApiKey(database(), grantBusinessScope(await make("Theirs")), ACTOR, { name: "write", scope: "WRITE" })).key;
  accountId = (await database().account.create({ data: { businessId, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" } }))
    .id;
});

afterAll(() => database().$disconnect());

type Handler = Parameters<typeof callApi>[0];
const call = (handler: Handler, path: string, options: Partial<ApiCallOptions> = {}) => callApi(handler, path, { as: key, ...options });

const row = (externalId: string, changes: object = {}) => ({
  externalId,
  accountId,
  postedOn: "2026-10-05",
  amountMinor: -900,
  currency: "SGD",
  merchant: "Grab",
  category: "Travel",
  ...changes,
});

async function added(externalId: string): Promise<string> {
  const { body } = await call(postTransactions, "transactions", { body: { transactions: [row(externalId)] } });
  return transactionOutcome.array().parse(body["data"])[0]!.id!;
}

describe("the REST API", () => {
  it("opens only to a live key, and writes only with one that may", async () => {
    const stranger = await call(getAccounts, "accounts", { as: "sk_no" });
    expect(stranger.status).toBe(401);
    expect(stranger.headers.get("content-type")).toBe("application/problem+json");
    expect(problemAnswer.parse(stranger.body)).toMatchObject({ code: "notSignedIn", status: 401 });
    expect((await call(postTransactions, "transactions", { as: readKey, body: { transactions: [row("x")] } })).status).toBe(403);
    expect((await call(getAccounts, "accounts", { as: readKey })).status).toBe(200);
  });

  it("lists the business's accounts, and says how many calls are left", async () => {
    const { body, headers } = await call(getAccounts, "accounts");
    expect(accountAnswer.array().parse(body["data"])).toMatchObject([{ id: accountId, name: "Cards", xeroLinked: false }]);
    expect(Number(headers.get("ratelimit-remaining"))).toBeGreaterThan(0);
    expect((await call(getAccounts, "accounts", { as: foreignKey })).body).toEqual({ data: [] });
  });

  it("adds transactions once and judges each row by itself", async () => {
    const transactions = [row("t-1"), row("t-2", { postedOn: "soon" }), row("t-3", { currency: "USD" }), row("t-4", { amountMinor: 1.5 })];
    const first = transactionOutcome.array().parse((await call(postTransactions, "transactions", { body: { transactions } })).body["data"]);
    expect(first.map(({ status }) => status)).toEqual(["created", "rejected", "rejected", "rejected"]);
    expect(first[1]?.error).toContain("postedOn");
    const unknown = {
      description: null,
      category: null,
      cardLast4: null,
      cardholder: null,
      originalAmountMinor: null,
      originalCurrency: null,
      notes: null,
    };
    const bare = await call(postTransactions, "transactions", { body: { transactions: [row("t-bare", unknown)] } });
    expect(bare.body["data"]).toMatchObject([{ status: "created" }]);
    const again = await call(postTransactions, "transactions", { body: { transactions: [row("t-1")] } });
    expect(again.body["data"]).toMatchObject([{ id: first[0]!.id, status: "unchanged" }]);
    expect(
      (await call(postTransactions, "transactions", { as: foreignKey, body: { transactions: [row("t-1")] } })).body["data"],
    ).toMatchObject([{ status: "rejected" }]);
  });

  it("takes a receipt for an own transaction only", async () => {
    const id = await added("r-1");
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    const body = () => {
      const form = new FormData();
      form.set("file", new File([new Uint8Array(bytes)], "nota.png"));
      return form;
    };
    const path = `transactions/${id}/receipts`;
    expect((await call(postReceipt, path, { id, as: foreignKey, body: body() })).status).toBe(404);
    const { status, body: answer } = await call(postReceipt, path, { id, body: body() });
    expect(status).toBe(201);
    expect(receiptAnswer.parse(answer)).toMatchObject({ fileName: "nota.png", byteSize: bytes.length, contentType: "image/png" });
  });

  it("lets a large file pass by without holding it, and refuses what breaks off in the middle", async () => {
    const id = await added("r-2");
    const piece = new Uint8Array(100_000).fill(0x20);
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const held = () => {
      collect();
      return process.memoryUsage().arrayBuffers;
    };
    const before = held();
    let most = 0;
    const send = (end: string) => {
      let left = 200;
      const start = '--x\r\ncontent-disposition: form-data; name="file"; filename="large.bin"\r\n\r\n';
      const body = new ReadableStream<Uint8Array>({
        start: (stream) => stream.enqueue(Buffer.from(start)),
        pull: (stream) => {
          if (left % 40 === 0) most = Math.max(most, held() - before);
          stream.enqueue(left > 0 ? piece.slice() : Buffer.from(end || "-"));
          if (left-- === 0) stream.close();
        },
      });
      return call(postReceipt, `transactions/${id}/receipts`, { id, body, headers: { "content-type": "multipart/form-data; boundary=x" } });
    };
    expect(await send("\r\n--x--\r\n")).toMatchObject({ status: 422, body: { params: { reason: "typeNotAccepted" } } });
    expect(most).toBeLessThan(8_000_000);
    expect(await send("")).toMatchObject({ status: 400, body: { params: { field: "file" } } });
  });

  it("lists expenses page by page, each once", async () => {
    await Promise.all(["e-1", "e-2", "e-3"].map(added));
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: ApiResult = await call(getExpenses, `expenses?state=pending&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(
        ...expenseAnswer
          .array()
          .parse(page.body["data"])
          .map(({ id }) => id),
      );
      cursor = page.body["nextCursor"] as string | null;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await database().transaction.count({ where: { accountId } }));
    expect((await call(getExpenses, "expenses?state=synced&updated=&error=&cursor=&limit=")).body).toEqual({ data: [], nextCursor: null });
    expect((await call(getExpenses, "expenses?state=lost")).status).toBe(400);
  });

  it("changes an expense by names, and refuses names that are not there", async () => {
    const id = await added("p-1");
    const changed = await call(patchExpense, `expenses/${id}`, { id, method: "PATCH", body: { notes: "With Acme", category: "travel" } });
    expect(expenseAnswer.parse(changed.body)).toMatchObject({ id, isUpdated: true });
    const unknown = await call(patchExpense, `expenses/${id}`, { id, method: "PATCH", body: { category: "Nowhere" } });
    expect(unknown).toMatchObject({ status: 400, body: { params: { field: "category" } } });
    expect((await call(patchExpense, `expenses/${id}`, { id, method: "PATCH", as: foreignKey, body: { notes: "" } })).status).toBe(404);
  });

  it("starts no run for too many, foreign or unconnected expenses", async () => {
    const id = await added("s-1");
    const tooMany = await call(postRun, "sync-runs", { body: { expenseIds: Array.from({ length: 1001 }, () => randomUUID()) } });
    expect(tooMany).toMatchObject({ status: 422, body: { code: "tooManyExpenses" } });
    expect((await call(postRun, "sync-runs", { as: foreignKey, body: { expenseIds: [id] } })).status).toBeGreaterThanOrEqual(400);
    expect(await call(postRun, "sync-runs", { body: { expenseIds: [id] } })).toMatchObject({ status: 422, body: { code: "notConnected" } });
    expect(await database().syncRun.count()).toBe(0);
    expect((await call(getRun, `sync-runs/${id}`, { id })).status).toBe(404);
  });

  it("describes itself in OpenAPI 3.1, as an independent judge of such documents sees it", async () => {
    const description = (await getDescription().json()) as { paths: Record<string, object> };
    const { valid, errors } = await new Validator().validate(description);
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(Object.keys(description.paths)).toEqual([
      "/accounts",
      "/transactions",
      "/transactions/{id}/receipts",
      "/expenses",
      "/expenses/{id}",
      "/sync-runs",
      "/sync-runs/{id}",
    ]);
  });
});
