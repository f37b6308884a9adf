import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bankAccountId, sandboxClient, spendMoney } from "@/tests/support/sandbox-client";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";

describe("who may call the sandbox, and how often", () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      SANDBOX_IN_MEMORY: "true",
      SANDBOX_MINUTE_LIMIT: "8",
      SANDBOX_MINUTE_MS: "600000",
      SANDBOX_CONCURRENCY: "2",
    });
  });
  beforeEach(() => sandbox.control("reset", {}));
  afterAll(() => sandbox.stop());

  it("tells an expired token, a missing scope, a foreign organisation and one that is offline apart", async () => {
    const client = await sandboxClient(sandbox);
    const narrow = await sandboxClient(sandbox, { scopes: ["accounting.settings.read"] });
    const denied = await narrow.ask("GET", "Contacts");
    expect([denied.status, denied.json["Detail"]]).toEqual([401, "AuthorizationUnsuccessful"]);
    expect(denied.headers.get("www-authenticate")).toContain("insufficient_scope");
    expect((await narrow.ask("GET", "Accounts")).status).toBe(200);
    expect((await narrow.ask("PUT", "Accounts", { body: {} })).status).toBe(401);
    await sandbox.control("change", { kind: "offline", isOffline: true });
    expect((await client.ask("GET", "Accounts")).status).toBe(503);
    await sandbox.control("change", [{ kind: "offline", isOffline: false }, { kind: "disconnect" }]);
    const removed = await client.ask("GET", "Accounts");
    expect([removed.status, removed.json["Detail"]]).toEqual([403, "AuthenticationUnsuccessful"]);
    await sandbox.control("change", { kind: "expireTokens" });
    const expired = await client.ask("GET", "Accounts");
    expect([expired.status, expired.json["Detail"]]).toEqual([401, expect.stringContaining("TokenExpired")]);
  });

  it("counts down in the headers, and past the minute says when to come back", async () => {
    const client = await sandboxClient(sandbox);
    const left: (string | null)[] = [];
    for (let call = 0; call < 8; call += 1) left.push((await client.ask("GET", "Organisation")).headers.get("x-minlimit-remaining"));
    expect(left).toEqual(["7", "6", "5", "4", "3", "2", "1", "0"]);
    const refused = await client.ask("GET", "Organisation");
    expect([refused.status, refused.text, refused.headers.get("x-rate-limit-problem")]).toEqual([429, "", "minute"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("x-daylimit-remaining")).toBe("4992");
    const { limited } = await sandbox.control<{ limited: Record<string, number> }>("calls");
    expect(limited).toEqual({ minute: 1 });
  });

  it("takes no more calls at once than it allows, and then names no time", async () => {
    const client = await sandboxClient(sandbox);
    await sandbox.control("faults", { match: { path: "/TaxRates", times: 2 }, holdBefore: "busy" });
    const parked = [client.ask("GET", "TaxRates"), client.ask("GET", "TaxRates")];
    while ((await sandbox.control<Record<string, number>>("holds"))["busy"] !== 2) await new Promise((resolve) => setTimeout(resolve, 10));
    const refused = await client.ask("GET", "Organisation");
    expect([refused.status, refused.headers.get("x-rate-limit-problem"), refused.headers.get("retry-after")]).toEqual([
      429,
      "concurrent",
      null,
    ]);
    await sandbox.control("release", {});
    expect((await Promise.all(parked)).map((each) => each.status)).toEqual([200, 200]);
    expect((await client.ask("GET", "Organisation")).status).toBe(200);
  });

  it("does a deed once for one key, replays its answer, and refuses the key for anything else", async () => {
    const client = await sandboxClient(sandbox);
    const account = await bankAccountId(client);
    const headers = { "idempotency-key": "one-key" };
    const body = { BankTransactions: [spendMoney(account, "EX-ONCE")] };
    const first = await client.ask("PUT", "BankTransactions?summarizeErrors=false", { body, headers });
    const second = await client.ask("PUT", "BankTransactions?summarizeErrors=false", { body, headers });
    expect(second.text).toBe(first.text);
    expect(second.headers.get("x-minlimit-remaining")).toBe("5");
    const other = await client.ask("PUT", "BankTransactions?summarizeErrors=false", {
      body: { BankTransactions: [spendMoney(account, "EX-TWICE")] },
      headers,
    });
    expect([other.status, other.json["Message"]]).toEqual([400, "Idempotency Key: one-key is used with a different request."]);
    const { organisations } = await sandbox.control<{ organisations: { transactions: unknown[] }[] }>("state");
    expect(organisations[0]?.transactions).toHaveLength(1);
  });

  it("replays a refusal too", async () => {
    const client = await sandboxClient(sandbox);
    const account = await bankAccountId(client);
    const asking = { body: { BankTransactions: [spendMoney(account, "EX-LOCKED")] }, headers: { "idempotency-key": "refused" } };
    await sandbox.control("change", { kind: "lockDate", periodLockOn: "2026-11-30" });
    expect((await client.ask("PUT", "BankTransactions", asking)).text).toContain(
      "before the period lock date, currently set at 30 Nov 2026",
    );
    await sandbox.control("change", { kind: "lockDate", periodLockOn: null });
    expect((await client.ask("PUT", "BankTransactions", asking)).status).toBe(400);
  });
});
