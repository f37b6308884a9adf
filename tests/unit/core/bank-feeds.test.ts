import { describe, expect, it } from "vitest";
import { feedInTheWay, type FeedConnection } from "@/lib/core/bank-feeds";

const feed = (more: Partial<FeedConnection>): FeedConnection => ({
  feedConnectionId: "f",
  accountToken: null,
  ledgerAccountId: null,
  accountNumber: null,
  accountName: null,
  state: "connected",
  problem: null,
  ...more,
});

describe("a feed in the way of another", () => {
  const wanted = { accountToken: "token", ledgerAccountId: "aefbf6be-4285-4ca5-bf39-0f486c8515c7", accountNumber: "123" };

  it("is on the same bank account before all else, in capitals too, or has the same token or number", () => {
    const [onAccount, byToken, byNumber] = [
      feed({ ledgerAccountId: wanted.ledgerAccountId.toUpperCase() }),
      feed({ accountToken: "token" }),
      feed({ accountNumber: "123" }),
    ];
    expect(feedInTheWay([byNumber, byToken, onAccount], wanted)).toBe(onAccount);
    expect(feedInTheWay([byNumber, byToken], wanted)).toBe(byToken);
    expect(feedInTheWay([byNumber], wanted)).toBe(byNumber);
  });

  it("is not one that was rejected, nor one of which nothing is the same", () => {
    expect(feedInTheWay([feed({ accountToken: "token", state: "rejected" }), feed({})], { ...wanted, accountNumber: null })).toBeNull();
  });
});
