import { randomUUID } from "node:crypto";
import { problem } from "../bankfeeds/problem";
import type { Change } from "./changes";
import type { Organisation, World } from "./world";

type FeedChange = Extract<Change, { kind: "bankFeeds" | "connectFeed" | "disconnectFeeds" | "rejectFeed" | "rejectStatement" }>;

/** What happens to bank feeds without the app: Xero's permission, another program's feed on an account, and what Xero will refuse next. */
export function changeBankFeeds(world: World, organisations: Organisation[], change: FeedChange): void {
  const { bankFeeds } = world;
  switch (change.kind) {
    case "bankFeeds":
      bankFeeds.isAllowed = change.isAllowed;
      return;
    case "disconnectFeeds":
      for (const feed of bankFeeds.connections)
        if (organisations.some((each) => each.organisationId === feed.organisationId)) feed.deletedMs ??= 0;
      return;
    case "rejectFeed":
    case "rejectStatement":
      bankFeeds.rejections.push({
        of: change.kind === "rejectFeed" ? "feed" : "statement",
        isLate: change.isLate ?? change.kind === "rejectStatement",
        problem: problem(change.type, 409, change.detail),
      });
      return;
    case "connectFeed":
      for (const organisation of organisations) {
        const account = organisation.accounts.find((each) => [each.accountId, each.code, each.name].includes(change.account));
        if (!account) continue;
        bankFeeds.connections.push({
          feedConnectionId: randomUUID(),
          organisationId: organisation.organisationId,
          accountToken: change.accountToken,
          accountId: account.accountId,
          accountType: "BANK",
          currency: account.currency ?? organisation.baseCurrency,
          readyMs: 0,
          deletedMs: null,
          rejection: null,
        });
      }
  }
}
