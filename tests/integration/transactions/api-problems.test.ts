import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DELETE as deleteNothing } from "@/app/api/v1/[[...path]]/route";
import { DELETE as deleteAccounts, GET as getAccounts } from "@/app/api/v1/accounts/route";
import { PATCH as patchExpense } from "@/app/api/v1/expenses/[id]/route";
import { POST as postReceipt } from "@/app/api/v1/transactions/[id]/receipts/route";
import { PATCH as patchTransactions, POST as postTransactions } from "@/app/api/v1/transactions/route";
import { database } from "@/lib/adapters/db/client";
import { problemAnswer } from "@/lib/core/api/api-schemas";
import { grantBusinessScope } from "@/lib/core/business-scope";
import { countApiCall } from "@/lib/server/api-rate-limit";
import { createApiKey } from "@/lib/usecases/create-api-key";
import { callApi, type ApiCallOptions } from "../../support/api-client";
import { addBusiness } from "../../support/people";

let key: string;
let accountId: string;

beforeAll(async () => {
  const businessId = await addBusiness(database());
  const account = { businessId, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" } as const;
  accountId = (await database().account.create({ data: account })).id;
  key = (await createApiKey(database(), grantBusinessScope(businessId), { userId: randomUUID(), name: "A" }, { name: "k", scope: "WRITE" }))
    .key;
});

afterAll(() => database().$disconnect());

const call = (handler: Parameters<typeof callApi>[0], path: string, options: Partial<ApiCallOptions> = {}) =>
  callApi(handler, path, { as: key, ...options });
const rows = (...externalIds: string[]) => ({
  transactions: externalIds.map((externalId) => ({
    externalId,
    accountId,
    postedOn: "2026-10-05",
    amountMinor: -900,
    currency: "SGD",
    merchant: "Grab",
  })),
});
const post = (body: unknown, headers: Record<string, string> = {}) => call(postTransactions, "transactions", { body, headers });
const stored = (externalId: string) => database().transaction.count({ where: { externalId } });

describe("a request that can't be taken", () => {
  it("is answered with a problem document, whatever is wrong with it", async () => {
    const large = { "content-length": "50000000" };
    const answers = await Promise.all([
      call(deleteNothing, "nowhere/at/all", { method: "DELETE" }),
      call(deleteAccounts, "accounts", { method: "DELETE" }),
      call(patchTransactions, "transactions", { method: "PATCH", body: {} }),
      post("{"),
      post(""),
      post({ transactions: [] }),
      post(rows("x"), { "content-type": "text/csv" }),
      post(rows("x"), large),
      post(rows(...Array.from({ length: 1001 }, (_, index) => `many-${index}`))),
      call(postReceipt, `transactions/${randomUUID()}/receipts`, { id: randomUUID(), body: "{}" }),
      call(patchExpense, "expenses/7", { id: "7", method: "PATCH", body: {} }),
    ]);
    expect(answers.map(({ body }) => problemAnswer.parse(body)).map(({ status, code }) => `${status} ${code}`)).toEqual([
      "404 notFound",
      "405 methodNotAllowed",
      "405 methodNotAllowed",
      "400 malformedJson",
      "400 malformedJson",
      "400 invalidInput",
      "415 unsupportedMediaType",
      "413 bodyTooLarge",
      "422 tooManyItems",
      "415 unsupportedMediaType",
      "404 notFound",
    ]);
    expect(answers[1].headers.get("allow")).toBe("GET");
    expect(answers[2].headers.get("allow")).toBe("POST");
    expect(answers[8].body["params"]).toEqual({ count: 1001, max: 1000 });
    expect(await database().transaction.count({ where: { accountId } })).toBe(0);
  });

  it("is told when to come back once a minute's calls are used up", async () => {
    const answer = await call(getAccounts, "accounts");
    const [limit, left] = ["ratelimit-limit", "ratelimit-remaining"].map((name) => Number(answer.headers.get(name)));
    expect(left).toBeLessThan(limit!);
    while (!countApiCall(key, Date.now()).isExceeded);
    const refused = await call(getAccounts, "accounts");
    expect(refused).toMatchObject({ status: 429, body: { code: "slowDown" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toMatch(/^"default";r=0;t=\d+$/);
    expect(countApiCall(key, Date.now() + 61_000).isExceeded).toBe(false);
  });
});

describe("a request with an Idempotency-Key", () => {
  // The tests above have used up the minute of the other key.
  beforeAll(async () => {
    const { businessId } = await database().account.findUniqueOrThrow({ where: { id: accountId } });
    key = (
      await createApiKey(database(), grantBusinessScope(businessId), { userId: randomUUID(), name: "A" }, { name: "k2", scope: "WRITE" })
    ).key;
  });
  const once = (name: string, body: unknown) => post(body, { "idempotency-key": name });

  it("is done once and answered alike, also by another process", async () => {
    const first = await once("one", rows("i-1"));
    const again = await once("one", rows("i-1"));
    expect(first.body).toMatchObject({ data: [{ status: "created" }] });
    expect(again.body).toEqual(first.body);
    expect([first, again].map(({ headers }) => headers.get("idempotent-replayed"))).toEqual([null, "true"]);
    expect((await once("two", rows("i-1"))).body).toMatchObject({ data: [{ status: "unchanged" }] });
  });

  it("is refused when the key was another request's, which changes nothing", async () => {
    await once("three", rows("i-3"));
    expect(await once("three", rows("i-4"))).toMatchObject({ status: 422, body: { code: "idempotencyKeyReused" } });
    expect(await stored("i-4")).toBe(0);
    expect(await once("no blanks", rows("i-4"))).toMatchObject({ status: 400, body: { code: "idempotencyKeyInvalid" } });
  });

  it("is done by one of many that come together", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => once("together", rows("i-5"))));
    expect(answers.filter(({ status, headers }) => status === 200 && !headers.get("idempotent-replayed"))).toHaveLength(1);
    expect(answers.every(({ status, headers }) => status === 409 || headers.get("idempotent-replayed") || status === 200)).toBe(true);
    expect(await stored("i-5")).toBe(1);
  });

  it("may be repeated where the process died before it answered, and when the day is over", async () => {
    await once("died", rows("i-6"));
    const where = { key: "died" };
    await database().apiRequest.updateMany({ where, data: { status: null, claimedAt: new Date() } });
    expect(await once("died", rows("i-6"))).toMatchObject({ status: 409, body: { code: "idempotencyKeyInUse" } });
    await database().apiRequest.updateMany({ where, data: { claimedAt: new Date(Date.now() - 121_000) } });
    expect((await once("died", rows("i-6"))).body).toMatchObject({ data: [{ status: "unchanged" }] });
    await database().apiRequest.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await once("died", rows("i-7"))).body).toMatchObject({ data: [{ status: "created" }] });
  });

  it("keeps a refusal too, and belongs to its key alone", async () => {
    const tooMany = rows(...Array.from({ length: 1001 }, (_, index) => `r-${index}`));
    expect((await once("refused", tooMany)).status).toBe(422);
    expect((await once("refused", tooMany)).headers.get("idempotent-replayed")).toBe("true");
    const other = await createApiKey(
      database(),
      grantBusinessScope(await addBusiness(database())),
      { userId: randomUUID(), name: "B" },
      { name: "k", scope: "WRITE" },
    );
    const answer = await call(postTransactions, "transactions", {
      as: other.key,
      body: rows("i-1"),
      headers: { "idempotency-key": "one" },
    });
    expect(answer.body).toMatchObject({ data: [{ status: "rejected" }] });
  });
});
