import type { Route } from "../accounting/routes";
import type { Sandbox } from "../sandbox";
import { createFeeds, deleteFeeds, listFeeds, readFeed } from "./feed-connections";
import { refused } from "./problem";
import { createStatements, listStatements, readOneStatement } from "./statements";

const ID = "([0-9a-fA-F-]{36})";
const at = (path: string) => new RegExp(`^/bankfeeds\\.xro/1\\.0/${path}$`, "i");

/** The bank feeds API, version 1: closed to all apps but those that Xero let in. */
const FEEDS: Omit<Route, "scope">[] = [
  { methods: ["GET"], pattern: at("FeedConnections"), handle: ({ sandbox, organisation, call }) => listFeeds(sandbox, organisation, call) },
  {
    methods: ["POST"],
    pattern: at("FeedConnections"),
    handle: ({ sandbox, organisation, call }) => createFeeds(sandbox, organisation, call),
  },
  {
    methods: ["POST"],
    pattern: at("FeedConnections/DeleteRequests"),
    handle: ({ sandbox, organisation, call }) => deleteFeeds(sandbox, organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at(`FeedConnections/${ID}`),
    handle: ({ sandbox, organisation, id }) => readFeed(sandbox, organisation, id.toLowerCase()),
  },
  { methods: ["GET"], pattern: at("Statements"), handle: ({ sandbox, organisation, call }) => listStatements(sandbox, organisation, call) },
  {
    methods: ["POST"],
    pattern: at("Statements"),
    handle: ({ sandbox, organisation, call }) => createStatements(sandbox, organisation, call),
  },
  {
    methods: ["GET"],
    pattern: at(`Statements/${ID}`),
    handle: ({ sandbox, organisation, id }) => readOneStatement(sandbox, organisation, id),
  },
];

export const FEED_ROUTES: Route[] = FEEDS.map((route) => ({
  ...route,
  scope: "bankfeeds",
  handle: (asked) => {
    requireAllowed(asked.sandbox);
    return route.handle(asked);
  },
}));

function requireAllowed(sandbox: Sandbox): void {
  if (!sandbox.world.bankFeeds.isAllowed)
    throw refused("invalid-application", 403, "The application has not been configured to use these API endpoints.");
}
