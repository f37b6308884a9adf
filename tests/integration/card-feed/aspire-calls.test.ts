import { beforeEach, describe, expect, it } from "vitest";
import { aspireFeed } from "@/lib/adapters/aspire/aspire-feed";
import { startAspire } from "../../support/aspire-stand-in";

let aspire: Awaited<ReturnType<typeof startAspire>>;

beforeEach(async () => {
  aspire = await startAspire();
  aspire.state.accounts = [{ id: 7, currency_code: "SGD", type: "CARD", account_number: 99 }];
  return () => aspire.stop();
});

const signIns = () => aspire.calls.filter((call) => call.endsWith("/login")).length;

describe("calls to Aspire", () => {
  it("sign in once for many, and again when the token is no longer taken", async () => {
    const feed = aspireFeed(aspire.settings);
    expect(await feed.listAccounts()).toEqual([{ id: "7", name: "Aspire SGD", kind: "CARD", currency: "SGD", accountNumber: "99" }]);
    await feed.listAccounts();
    expect(signIns()).toBe(1);
    // The token dies before its time, as after a change of the key.
    aspire.state.tokenSeconds = -1;
    const other = aspireFeed(aspire.settings);
    await expect(other.listAccounts()).rejects.toMatchObject({ problem: "credentials" });
    aspire.state.tokenSeconds = 900;
    await other.listAccounts();
    expect(signIns()).toBe(3);
  });

  it("find the accounts of every page", async () => {
    aspire.state.accounts = Array.from({ length: 201 }, (_, id) => ({ id, currency_code: "SGD" }));
    expect(new Set((await aspireFeed(aspire.settings).listAccounts()).map(({ id }) => id)).size).toBe(201);
  });

  it("ask for a new token before the 900 seconds are over", async () => {
    const feed = aspireFeed(aspire.settings);
    const { now } = Date;
    const start = now();
    await feed.listAccounts();
    Date.now = () => start + 841_000;
    try {
      await feed.listAccounts();
    } finally {
      Date.now = now;
    }
    expect(signIns()).toBe(2);
  });

  it("wait where they are asked to, and give up when it does not end", async () => {
    aspire.state.slowDown = { calls: 3, retryAfter: null };
    await expect(aspireFeed(aspire.settings).listAccounts()).resolves.toHaveLength(1);
    aspire.state.slowDown = { calls: 2, retryAfter: "0" };
    await expect(aspireFeed(aspire.settings).listAccounts()).resolves.toHaveLength(1);
    aspire.state.slowDown = { calls: 99, retryAfter: null };
    await expect(aspireFeed(aspire.settings).listAccounts()).rejects.toMatchObject({ problem: "tooManyCalls" });
  });

  it("say in our words what Aspire refuses", async () => {
    await expect(aspireFeed({ ...aspire.settings, clientSecret: "old" }).listAccounts()).rejects.toMatchObject({ problem: "credentials" });
    aspire.state.isAddressAllowed = false;
    await expect(aspireFeed(aspire.settings).listAccounts()).rejects.toMatchObject({ problem: "notAllowed" });
    aspire.state.isAddressAllowed = true;
    for (const brokenBody of ["<html>", `{"data":{}}`, `{"data":[{"id":"1"}]}`]) {
      aspire.state.brokenBody = brokenBody;
      await expect(aspireFeed(aspire.settings).listAccounts()).rejects.toMatchObject({ problem: "unreadable" });
    }
    await aspire.stop();
    await expect(aspireFeed(aspire.settings).listAccounts()).rejects.toMatchObject({ problem: "unavailable" });
  });
});
