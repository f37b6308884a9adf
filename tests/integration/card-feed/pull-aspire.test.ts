import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aspireFeed } from "@/lib/adapters/aspire/aspire-feed";
import { database } from "@/lib/adapters/db/client";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import { listAccountBalances } from "@/lib/adapters/db/transactions/account-balances";
import { pullCardFeed, readFeedStatus } from "@/lib/usecases/pull-card-feed";
import { startAspire, type AspireRow } from "../../support/aspire-stand-in";
import { addBusiness } from "../../support/people";

const NOW = new Date("2026-11-20T04:00:00Z");
const DAY_MS = 24 * 60 * 60_000;

let aspire: Awaited<ReturnType<typeof startAspire>>;
let scope: BusinessScope;

beforeEach(async () => {
  aspire = await startAspire();
  scope = grantBusinessScope(await addBusiness(database()));
  aspire.state.accounts = [
    { id: "acc-1", name: "Aspire SGD", type: "debit_account", currency_code: "SGD", account_number: "885-1", colour: "blue" },
  ];
  return () => aspire.stop();
});
beforeAll(() => database().$connect());
afterAll(() => database().$disconnect());

const row = (id: string, daysAgo: number, changes: Partial<AspireRow> = {}): AspireRow => ({
  id,
  account_id: "acc-1",
  datetime: new Date(NOW.getTime() - daysAgo * DAY_MS).toISOString(),
  amount: 1250,
  currency_code: "SGD",
  type: "debit",
  status: "settled",
  channel: "card",
  ref_code: `REF-${id}`,
  counterparty_name: "Grab",
  additional_info: { spend_category: "Transport", card_number: "**** 4242", wallet: { new: "field" } },
  ...changes,
});
const pull = (now = NOW, everyMs = 1) => {
  const firstAt = new Date(NOW.getTime() - 90 * DAY_MS);
  return pullCardFeed(database(), scope, { feed: aspireFeed(aspire.settings), everyMs, firstAt, now: () => now });
};
const stored = () =>
  database().transaction.findMany({ where: { businessId: scope.businessId }, orderBy: { externalId: "asc" }, include: { category: true } });
const due = () => database().cardFeed.updateMany({ where: { businessId: scope.businessId }, data: { nextPullAt: new Date(0) } });
const status = () => readFeedStatus(database(), scope, "aspire");

describe("pulling from Aspire", () => {
  it("takes in what is booked, by its type's sign, on the business's day, with what Aspire knows about it", async () => {
    aspire.state.rows = [
      row("debit", 3, { balance: 87_500, datetime: "2026-11-16T17:30:00Z" }),
      row("credit", 2, {
        type: "credit",
        amount: 500,
        counterparty_name: null,
        reference: "Top-up",
        additional_info: null,
        balance: 88_000,
      }),
      row("negative", 1, { amount: -300, status: "posted", additional_info: { spend_category: { id: 7 } } }),
      row("refunded", 1, { status: "REFUNDED" }),
      row("pending", 1, { status: "pending" }),
      row("declined", 1, { status: "declined" }),
      row("unheard of", 1, { status: "reversal_review" }),
    ];
    expect(await pull()).toEqual({ addedCount: 4 });
    expect((await stored()).map(({ externalId, amountMinor }) => [externalId, Number(amountMinor)])).toEqual([
      ["credit", 500],
      ["debit", -1250],
      ["negative", -300],
      ["refunded", -1250],
    ]);
    const [credit, debit] = await stored();
    expect(debit).toMatchObject({
      merchant: "Grab",
      description: "REF-debit",
      cardLast4: "4242",
      category: { name: "Transport" },
      isExpense: true,
    });
    expect(debit?.postedOn.toISOString().slice(0, 10)).toBe("2026-11-17");
    expect(credit).toMatchObject({ merchant: "Top-up", isExpense: false });
    const [account] = await listAccountBalances(database(), scope);
    expect(account).toMatchObject({ name: "Aspire SGD", kind: "DEBIT", accountNumber: "885-1", balanceMinor: 87_500 + 500 - 300 - 1250 });
    expect(await status()).toMatchObject({ problem: null, lastPulledAt: expect.any(String) as string });
  });

  it("walks all pages of a long history, part by part, and adds nothing twice", async () => {
    aspire.state.rows = Array.from({ length: 250 }, (_, index) => row(`m-${index}`, index / 3));
    expect(await pull()).toEqual({ addedCount: 250 });
    await due();
    expect(await pull()).toEqual({ addedCount: 0 });
    expect(await stored()).toHaveLength(250);
  });

  it("finds what appeared late, what was pending or in a state that nobody knows, and what was changed", async () => {
    aspire.state.rows = [row("known", 1), row("waiting", 20, { status: "pending" }), row("strange", 30, { status: "under_review" })];
    await pull();
    aspire.state.rows = [row("known", 1, { amount: 1300 }), row("waiting", 20), row("strange", 30), row("late", 5)];
    await due();
    expect(await pull(new Date(NOW.getTime() + DAY_MS))).toEqual({ addedCount: 3 });
    const rows = await stored();
    expect(rows.map(({ externalId }) => externalId)).toEqual(["known", "late", "strange", "waiting"]);
    expect(rows[0]).toMatchObject({ amountMinor: -1300n, isUpdated: true });
  });

  it("goes on where it broke off, and says meanwhile what is in the way", async () => {
    aspire.state.rows = Array.from({ length: 120 }, (_, index) => row(`m-${index}`, index / 2));
    aspire.state.pagesLeft = 2;
    await expect(pull()).rejects.toMatchObject({ problem: "unavailable" });
    expect(await status()).toEqual({ lastPulledAt: null, problem: "unavailable" });
    const before = (await stored()).length;
    expect(before).toBeGreaterThan(0);
    aspire.state.pagesLeft = null;
    await due();
    expect(await pull()).toEqual({ addedCount: 120 - before });
    expect(await status()).toMatchObject({ problem: null });
  });

  it("is done by one of several workers, and taken over from one that died", async () => {
    aspire.state.rows = [row("one", 1)];
    // Not due again before the slowest of them has asked.
    const results = await Promise.all(Array.from({ length: 3 }, () => pull(NOW, 600_000)));
    expect(results.filter((result) => result !== null)).toEqual([{ addedCount: 1 }]);
    expect(aspire.calls.filter((call) => call.endsWith("/accounts"))).toHaveLength(1);
    const where = { businessId: scope.businessId };
    await database().cardFeed.updateMany({
      where,
      data: { nextPullAt: new Date(0), holder: "dead", heldUntil: new Date(Date.now() + 60_000) },
    });
    expect(await pull()).toBeNull();
    await database().cardFeed.updateMany({ where, data: { heldUntil: new Date(0) } });
    expect(await pull()).toEqual({ addedCount: 0 });
  });

  it("uses the account that is there already, and keeps its name and opening balance", async () => {
    await database().account.create({
      data: { businessId: scope.businessId, name: "Main", kind: "DEBIT", currency: "SGD", accountNumber: "885-1", openingBalanceMinor: 9n },
    });
    aspire.state.accounts.push({ id: "acc-2", name: "Main", currency_code: "USD", account_number: null });
    aspire.state.rows = [row("one", 1, { balance: 1000 })];
    await pull();
    const accounts = await listAccountBalances(database(), scope);
    expect(accounts.map(({ name, currency, balanceMinor }) => [name, currency, balanceMinor])).toEqual([
      ["Main", "SGD", 9 - 1250],
      ["Main (2)", "USD", 0],
    ]);
  });
});
