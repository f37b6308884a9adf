import { stableId } from "../state/stable-id";
import type { BankFeeds, World } from "../state/world";
import { singapore } from "./singapore";
import { unitedKingdom } from "./united-kingdom";

/** Nobody is connected, and the app is let in. */
export function noFeeds(): BankFeeds {
  return { isAllowed: true, connections: [], statements: [], rejections: [] };
}

export function newWorld(): World {
  return {
    version: 1,
    users: [
      { userId: stableId("user 1"), name: "Mei Tan", email: "mei.tan@demo.example" },
      { userId: stableId("user 2"), name: "James Okafor", email: "james.okafor@demo.example" },
    ],
    organisations: [singapore(), unitedKingdom()],
    connections: [],
    codes: [],
    refreshTokens: [],
    accessTokens: [],
    callsUsed: {},
    idempotent: [],
    bankFeeds: noFeeds(),
  };
}
