import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bankAccountId, sandboxClient, type SandboxAnswer, type SandboxClient } from "../support/sandbox-client";
import { startSandbox, type TestSandbox } from "../support/start-sandbox";
import { whyNoSpecification, xeroSchema } from "../support/xero-schemas";

const PENDING_MS = 150;
const FEEDS = "/bankfeeds.xro/1.0/FeedConnections";
const STATEMENTS = "/bankfeeds.xro/1.0/Statements";

let sandbox: TestSandbox;
let client: SandboxClient;
let accountId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ SANDBOX_IN_MEMORY: "true", SANDBOX_MINUTE_LIMIT: "10000", SANDBOX_BANK_FEED_MS: String(PENDING_MS) });
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  client = await sandboxClient(sandbox);
  accountId = await bankAccountId(client);
});
afterAll(() => sandbox.stop());

type Item = { id: string; status?: string; error?: { type: string }; errors?: { type: string }[]; statementLineCount?: number };
const itemsOf = (answer: SandboxAnswer) => answer.json.items as Item[];
const typeOf = (answer: SandboxAnswer) => answer.json.type ?? itemsOf(answer)[0]?.error?.type ?? itemsOf(answer)[0]?.errors?.[0]?.type;
const connect = (more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  client.ask("POST", FEEDS, {
    body: { items: [{ accountToken: "token-1", accountId, accountType: "BANK", currency: "SGD", ...more }] },
    headers,
  });
const isSettled = (path: string, id: string) =>
  expect.poll(async () => (await client.ask("GET", `${path}/${id}`)).json.status, { interval: 30 }).not.toBe("PENDING");
const connected = async () => {
  const id = itemsOf(await connect())[0]!.id;
  await isSettled(FEEDS, id);
  return id;
};
const money = (amount: string, creditDebitIndicator = "CREDIT") => ({ amount, creditDebitIndicator });
const line = (transactionId: string, amount = "50.00") => ({ postedDate: today(), transactionId, ...money(amount), description: "Line" });
const today = () => new Date().toISOString().slice(0, 10);
const post = (feedConnectionId: string, lines: object[], more: Record<string, unknown> = {}) =>
  client.ask("POST", STATEMENTS, {
    body: {
      items: [
        {
          feedConnectionId,
          startDate: today(),
          endDate: today(),
          startBalance: money("100"),
          endBalance: money("150"),
          statementLines: lines,
          ...more,
        },
      ],
    },
  });

describe("feed connections", () => {
  it("are accepted as pending, have no status any more once connected, and come in pages under 202", async () => {
    const created = await connect();
    expect([created.status, itemsOf(created)[0]?.status]).toEqual([202, "PENDING"]);
    await isSettled(FEEDS, itemsOf(created)[0]!.id);
    const one = await client.ask("GET", `${FEEDS}/${itemsOf(created)[0]!.id}`);
    expect(one.json).toMatchObject({ accountToken: "token-1", accountId, currency: "SGD" });
    expect(one.json).not.toHaveProperty("status");
    const listed = await client.ask("GET", `${FEEDS}?page=1&pageSize=5`);
    expect([listed.status, listed.json.pagination]).toEqual([202, { page: 1, pageSize: 5, pageCount: 1, itemCount: 1 }]);
  });

  it("say which of three ways they are connected already", async () => {
    await connected();
    expect(typeOf(await connect({ accountToken: "token-2" }))).toBe("feed-already-connected-in-current-organisation");
    await sandbox.control("change", { kind: "connectFeed", organisation: "Demo Company (UK)", account: "090", accountToken: "abroad" });
    expect(typeOf(await connect({ accountToken: "abroad" }))).toBe("feed-connected-in-different-organisation");
    const words = { type: "feed-already-connected-in-different-organisation", detail: "The AccountNumber is connected elsewhere." };
    await sandbox.control("change", { kind: "rejectFeed", ...words });
    expect(typeOf(await connect({ accountToken: "token-3", accountId: await bankAccountId(client, "094") }))).toBe(words.type);
  });

  it("are refused in the whole with 400 where nothing in them is right, with 403 where the app has no permission", async () => {
    const wrong = await connect({ accountToken: "x".repeat(51) });
    expect([wrong.status, typeOf(wrong)]).toEqual([400, "invalid-request"]);
    await sandbox.control("change", { kind: "bankFeeds", isAllowed: false });
    const closed = await connect();
    expect([closed.status, typeOf(closed), closed.headers.get("content-type")]).toEqual([
      403,
      "invalid-application",
      "application/problem+json; charset=utf-8",
    ]);
  });

  it("go away when deleted, once", async () => {
    const id = await connected();
    const remove = () => client.ask("POST", `${FEEDS}/DeleteRequests`, { body: { items: [{ id }] } });
    expect(itemsOf(await remove())[0]?.status).toBe("PENDING");
    expect(typeOf(await remove())).toBe("feed-not-found-or-already-deleted");
    await expect.poll(async () => (await client.ask("GET", `${FEEDS}/${id}`)).status, { interval: 30 }).toBe(404);
  });

  it("answer the same key with the same answer, and faults strike them like any call", async () => {
    const [first, again] = [await connect({}, { "idempotency-key": "k" }), await connect({}, { "idempotency-key": "k" })];
    expect(again.text).toBe(first.text);
    await sandbox.control("faults", { match: { path: "FeedConnections" }, answer: { status: 503 } });
    expect((await client.ask("GET", FEEDS)).status).toBe(503);
  });
});

describe("statements", () => {
  it("are pending first and delivered later", async () => {
    const created = await post(await connected(), [line("a")]);
    expect([created.status, itemsOf(created)[0]?.status]).toEqual([202, "PENDING"]);
    const id = itemsOf(created)[0]!.id;
    await isSettled(STATEMENTS, id);
    expect((await client.ask("GET", `${STATEMENTS}/${id}`)).json).toMatchObject({ status: "DELIVERED", statementLineCount: 1 });
  });

  it("must add up, lie within a year, and not be too large", async () => {
    const feed = await connected();
    const wrong = await post(feed, [line("a")], { endBalance: money("151") });
    expect([wrong.status, typeOf(wrong)]).toEqual([422, "invalid-end-balance"]);
    expect(typeOf(await post(feed, [line("a")], { startDate: "2020-01-01" }))).toBe("invalid-start-date");
    expect(typeOf(await post(feed, [line("a")], { endDate: "2099-01-01" }))).toBe("invalid-end-date");
    const large = await post(feed, [line("a")], { filler: "x".repeat(3_000_000) });
    expect(large.status).toBe(413);
    expect(typeOf(await post("00000000-0000-4000-8000-000000000000", [line("a")]))).toBe("invalid-feed-connection");
  });

  it("that bring nothing new are duplicates; of others, what is known is left out in silence", async () => {
    const feed = await connected();
    await post(feed, [line("a")]);
    const twice = await post(feed, [line("a")]);
    expect([twice.status, typeOf(twice)]).toEqual([409, "duplicate-statement"]);
    const partly = await post(feed, [line("a"), line("b")], { endBalance: money("200") });
    expect(partly.status).toBe(202);
    const { bankFeeds } = await sandbox.control<{ bankFeeds: { statements: { lines: { transactionId: string }[] }[] } }>("state");
    expect(bankFeeds.statements.at(-1)!.lines.map(({ transactionId }) => transactionId)).toEqual(["b"]);
  });
});

describe.skipIf(whyNoSpecification !== null)("every answer has the shape of Xero's own specification", () => {
  it("feed connections, statements and errors", async () => {
    const check = (name: string, data: unknown) => {
      const isValid = xeroSchema("xero_bankfeeds.yaml", name);
      expect(isValid(data), JSON.stringify(isValid.errors)).toBe(true);
    };
    const feed = await connected();
    check("FeedConnections", (await connect()).json);
    check("FeedConnections", (await client.ask("GET", FEEDS)).json);
    check("FeedConnection", (await client.ask("GET", `${FEEDS}/${feed}`)).json);
    check("Statements", (await post(feed, [line("a")])).json);
    check("Statements", (await post(feed, [line("a")])).json);
    check("Statements", (await client.ask("GET", STATEMENTS)).json);
    check("Error", (await post(feed, [line("b")], { endBalance: money("1") })).json);
    check("FeedConnections", (await client.ask("POST", `${FEEDS}/DeleteRequests`, { body: { items: [{ id: feed }] } })).json);
    expect(xeroSchema("xero_bankfeeds.yaml", "Statement")({ status: "LOST" })).toBe(false);
  });
});
