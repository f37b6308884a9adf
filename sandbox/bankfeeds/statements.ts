import { randomUUID } from "node:crypto";
import { textOf, type JsonObject } from "../accounting/read-json";
import { json, type Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { Organisation, Statement, World } from "../state/world";
import { feedsOf, itemsOf, takeRejection } from "./feed-connections";
import { feedPage } from "./paging";
import { problem, problemAnswer, refused } from "./problem";
import { readStatement } from "./read-statement";

const MOST_BYTES = 3_000_000;

function shown(statement: Statement): JsonObject {
  const isOpen = statement.settledMs > Date.now();
  const balance = (amount: number) => ({ amount: Math.abs(amount) / 10_000, creditDebitIndicator: amount < 0 ? "DEBIT" : "CREDIT" });
  return {
    id: statement.statementId,
    feedConnectionId: statement.feedConnectionId,
    status: isOpen ? "PENDING" : statement.rejection ? "REJECTED" : "DELIVERED",
    startDate: statement.startOn,
    endDate: statement.endOn,
    startBalance: balance(statement.startBalance),
    endBalance: balance(statement.endBalance),
    statementLineCount: statement.lineCount,
    ...(!isOpen && statement.rejection ? { errors: [statement.rejection] } : {}),
  };
}

/** The newest first, without their lines. */
export function listStatements(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  const own = sandbox.world.bankFeeds.statements.filter((each) => each.organisationId === organisation.organisationId);
  return json(feedPage([...own].reverse().map(shown), call.query));
}

export function readOneStatement(sandbox: Sandbox, organisation: Organisation, id: string): Answer {
  const found = sandbox.world.bankFeeds.statements.find(
    (each) => each.organisationId === organisation.organisationId && each.statementId === id.toLowerCase(),
  );
  if (!found) throw refused("statement-not-found", 404, "The statement was not found.");
  return json(shown(found));
}

/** Takes each statement in; what becomes of it shows a moment later. One that brings nothing new is a duplicate, and 409 where all are. */
export function createStatements(sandbox: Sandbox, organisation: Organisation, call: Call): Answer {
  if (call.body.length > MOST_BYTES)
    throw refused("invalid-request", 413, `Request size of ${call.body.length} bytes exceeds the limit of ${MOST_BYTES} bytes.`);
  const read = itemsOf(call).map((item) => {
    const feed = feedsOf(sandbox.world, organisation.organisationId).find(
      (each) => each.feedConnectionId === textOf(item["feedConnectionId"])?.toLowerCase(),
    );
    if (!feed || feed.deletedMs !== null || feed.rejection || feed.readyMs > Date.now())
      throw refused("invalid-feed-connection", 403, "The feed connection is not valid for this application and organisation.");
    return { feed, statement: readStatement(item, Date.now()) };
  });
  const items = read.map(({ feed, statement }) => {
    const known = knownTo(sandbox.world, feed.accountId);
    const fresh = statement.lines.filter(({ transactionId }) => transactionId === null || !known.has(transactionId));
    const isDuplicate = fresh.length === 0;
    const kept: Statement = {
      ...statement,
      statementId: randomUUID(),
      organisationId: organisation.organisationId,
      feedConnectionId: feed.feedConnectionId,
      accountId: feed.accountId,
      lineCount: statement.lines.length,
      // Lines that are there already are left out without a word.
      lines: fresh,
      settledMs: isDuplicate ? 0 : Date.now() + sandbox.settings.bankFeedMs,
      rejection: isDuplicate
        ? problem("duplicate-statement", 409, "The received statement was marked as a duplicate.")
        : takeRejection(sandbox.world, "statement", true),
    };
    sandbox.world.bankFeeds.statements.push(kept);
    return {
      id: kept.statementId,
      feedConnectionId: kept.feedConnectionId,
      status: isDuplicate ? "REJECTED" : "PENDING",
      ...(isDuplicate ? { errors: [kept.rejection] } : {}),
    };
  });
  sandbox.changed();
  return items.every(({ status }) => status === "REJECTED") ? problemAnswer({ items }, 409) : json({ items }, 202);
}

/** The ids of all lines that a bank account got, or is about to get. */
function knownTo(world: World, accountId: string): Set<string> {
  const taken = world.bankFeeds.statements.filter((each) => each.accountId === accountId && each.rejection === null);
  return new Set(taken.flatMap(({ lines }) => lines.flatMap(({ transactionId }) => transactionId ?? [])));
}
