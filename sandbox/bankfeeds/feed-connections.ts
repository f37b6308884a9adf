import { randomUUID } from "node:crypto";
import { readJson, textOf, isObject, type JsonObject } from "../accounting/read-json";
import { json, type Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { FeedConnection, Organisation, World } from "../state/world";
import { feedPage } from "./paging";
import { problem, problemAnswer, refused, type Problem } from "./problem";

const LONGEST = { accountToken: 50, accountNumber: 40, accountName: 30 };
const MOST_AT_ONCE = 50;

/** Live ones of an organisation; a connection that was deleted is gone once its time has come. */
export function feedsOf(world: World, organisationId: string): FeedConnection[] {
  return world.bankFeeds.connections.filter(
    (each) => each.organisationId === organisationId && (each.deletedMs === null || each.deletedMs > Date.now()),
  );
}

function shown(feed: FeedConnection, organisation: Organisation): JsonObject {
  const account = organisation.accounts.find((each) => each.accountId === feed.accountId);
  const isOpen = feed.readyMs > Date.now();
  return {
    id: feed.feedConnectionId,
    accountToken: feed.accountToken,
    accountType: feed.accountType,
    ...(account?.bankAccountNumber ? { accountNumber: account.bankAccountNumber } : {}),
    ...(account ? { accountName: account.name } : {}),
    accountId: feed.accountId,
    currency: feed.currency,
    country: organisation.countryCode,
    // There is no word for "connected": a connection that is has no status any more.
    ...(isOpen ? { status: "PENDING" } : feed.rejection ? { status: "REJECTED", error: feed.rejection } : {}),
  };
}

/** Answers 202 to a search, as Xero's own specification has it. */
export function listFeeds(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const rows = feedsOf(sandbox.world, organisation.organisationId).map((each) => shown(each, organisation));
  return json(feedPage(rows, call.query), 202);
}

export function readFeed(sandbox: Sandbox, organisation: Organisation, id: string): Answer {
  const found = feedsOf(sandbox.world, organisation.organisationId).find((each) => each.feedConnectionId === id);
  if (!found) throw refused("bank-feed-not-found", 404, "The bank feed was not found.");
  return json(shown(found, organisation));
}

/** Each element is accepted and connected a moment later, or rejected at once; a request of nothing but bad elements is answered 400. */
export function createFeeds(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const items = itemsOf(call).map((item) => createFeed(sandbox, organisation, item));
  sandbox.changed();
  const isBad = items.every((item) => item["status"] === "REJECTED" && (item["error"] as Problem).status === 400);
  return isBad ? problemAnswer({ items }, 400) : json({ items }, 202);
}

function createFeed(sandbox: Sandbox, organisation: Organisation, item: JsonObject): JsonObject {
  const token = textOf(item["accountToken"]);
  const error = whyNot(sandbox.world, organisation, item) ?? takeRejection(sandbox.world, "feed", false);
  if (error) return { ...(token === null ? {} : { accountToken: token }), status: "REJECTED", error };
  const feed: FeedConnection = {
    feedConnectionId: randomUUID(),
    organisationId: organisation.organisationId,
    accountToken: token ?? "",
    accountId: accountFor(organisation, item)?.accountId ?? "",
    accountType: item["accountType"] === "CREDITCARD" ? "CREDITCARD" : "BANK",
    currency: textOf(item["currency"]) ?? organisation.baseCurrency,
    readyMs: Date.now() + sandbox.settings.bankFeedMs,
    deletedMs: null,
    rejection: takeRejection(sandbox.world, "feed", true),
  };
  sandbox.world.bankFeeds.connections.push(feed);
  return { id: feed.feedConnectionId, accountToken: feed.accountToken, status: "PENDING" };
}

function accountFor(organisation: Organisation, item: JsonObject) {
  const [id, number] = [textOf(item["accountId"]), textOf(item["accountNumber"])];
  return organisation.accounts.find(
    (each) => each.type === "BANK" && (id === null ? each.bankAccountNumber === number : each.accountId === id),
  );
}

function whyNot(world: World, organisation: Organisation, item: JsonObject): Problem | null {
  const token = textOf(item["accountToken"]);
  for (const [field, length] of Object.entries(LONGEST))
    if ((textOf(item[field])?.length ?? 0) > length)
      return problem("invalid-request", 400, `For the request field '${field}' exceeded the maximum length of ${length}.`);
  if (token === null) return problem("invalid-request", 400, "For the request field missing parameter 'AccountToken'.");
  if (item["accountType"] !== "BANK" && item["accountType"] !== "CREDITCARD")
    return problem("invalid-request", 400, "For the request field 'AccountType' is not valid.");
  const account = accountFor(organisation, item);
  if (account?.status !== "ACTIVE")
    return problem("account-not-valid", 400, "The Account is not a valid, active bank account of this organisation.");
  if (item["currency"] !== account.currency)
    return problem("invalid-organisation-multi-currency", 400, `The currency of the bank account is ${account.currency ?? ""}.`);
  const live = world.bankFeeds.connections.filter((each) => each.deletedMs === null && each.rejection === null);
  const isHere = (each: FeedConnection) => each.organisationId === organisation.organisationId;
  if (live.some((each) => !isHere(each) && each.accountToken === token))
    return problem(
      "feed-connected-in-different-organisation",
      409,
      "The AccountToken is connected to another Xero Bank Account associated with this bank. This Xero Bank Account belongs to a different Xero Organisation.",
    );
  const numberOf = (each: FeedConnection) => organisation.accounts.find((one) => one.accountId === each.accountId)?.bankAccountNumber;
  const isBound = (each: FeedConnection) =>
    each.accountToken === token || each.accountId === account.accountId || numberOf(each) === account.bankAccountNumber;
  if (live.some((each) => isHere(each) && isBound(each)))
    return problem(
      "feed-already-connected-in-current-organisation",
      409,
      "The AccountToken, AccountNumber or AccountId is already connected to another Xero Bank Account in the selected organisation.",
    );
  return null;
}

/** A rejection that somebody asked for through the tests' door. */
export function takeRejection(world: World, of: "feed" | "statement", isLate: boolean): Problem | null {
  const index = world.bankFeeds.rejections.findIndex((each) => each.of === of && each.isLate === isLate);
  return index < 0 ? null : (world.bankFeeds.rejections.splice(index, 1)[0]?.problem ?? null);
}

export function deleteFeeds(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const items = itemsOf(call).map((item): JsonObject => {
    const id = textOf(item["id"])?.toLowerCase() ?? "";
    const found = feedsOf(sandbox.world, organisation.organisationId).find(
      (each) => each.feedConnectionId === id && each.deletedMs === null,
    );
    if (!found)
      return {
        id,
        status: "REJECTED",
        error: problem("feed-not-found-or-already-deleted", 404, "The feed was not found or is deleted already."),
      };
    found.deletedMs = Date.now() + sandbox.settings.bankFeedMs;
    return { id, accountToken: found.accountToken, status: "PENDING" };
  });
  sandbox.changed();
  return json({ items }, 202);
}

export function itemsOf(call: Call): JsonObject[] {
  const { items } = readJson(call);
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST_AT_ONCE || !items.every(isObject))
    throw refused("invalid-request", 400, "For the request field missing parameter 'items'.");
  return items;
}
