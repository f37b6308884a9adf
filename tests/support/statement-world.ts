import { database } from "@/lib/adapters/db/client";
import type { BusinessScope } from "@/lib/core/business-scope";
import { feedEngine } from "@/lib/server/feed-engine";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { advanceFeed } from "@/lib/usecases/statements/advance-feed";
import type { FeedEngine } from "@/lib/usecases/statements/feed-engine";
import { alignFeeds } from "@/lib/adapters/db/statements/feeds";
import type { TestSandbox } from "./start-sandbox";

/** Everything that depends on the day is asked on this one. */
const NOW = new Date();
const DAY_MS = 86_400_000;

export function daysAgo(days: number): string {
  return new Date(NOW.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}

export function testFeedEngine(more: Partial<FeedEngine> = {}): FeedEngine {
  return { ...feedEngine(database()), ...more };
}

/** Works until nothing is on its way any more: what a worker does over hours, with its pauses left out. */
export async function workOff(engine = testFeedEngine(), rounds = 60): Promise<void> {
  const db = database();
  for (let round = 0; round < rounds; round += 1) {
    await alignFeeds(db, null);
    // Now, and not the next millisecond, to which the column would round it.
    await db.$executeRaw`
      UPDATE "StatementFeed" SET "dueAt" = date_trunc('milliseconds', clock_timestamp()) WHERE "state" NOT IN ('REJECTED', 'DELETED') AND "claimedUntil" IS NULL`;
    while (await advanceFeed(engine, null)) continue;
    const open = await db.statement.count({ where: { state: { in: ["INTENDED", "UNKNOWN", "PENDING"] } } });
    const moving = await db.statementFeed.count({ where: { state: { in: ["WAITING", "CREATING", "PENDING", "DELETING"] } } });
    if (open + moving === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export type Movement = { id: string; on: string; amountMinor: number; merchant?: string };

export function bring(scope: BusinessScope, accountId: string, rows: Movement[], onDifference: "keep" | "update" = "update") {
  return addTransactions(database(), scope, {
    onDifference,
    transactions: rows.map(({ id, on, amountMinor, merchant = "Shop" }) => ({
      externalId: id,
      accountId,
      postedOn: on,
      amountMinor,
      currency: "SGD",
      merchant,
    })),
  });
}

export type SandboxStatement = {
  accountId: string;
  startOn: string;
  endOn: string;
  startBalance: number;
  endBalance: number;
  lineCount: number;
  settledMs: number;
  rejection: { type: string } | null;
  lines: { postedOn: string; amount: number; transactionId: string; payee: string; description: string; reference: string }[];
};

/** The statements that their bank account got, oldest first, in cents. */
export async function statementsInXero(sandbox: TestSandbox, bankAccountId: string): Promise<SandboxStatement[]> {
  const { bankFeeds } = await sandbox.control<{ bankFeeds: { statements: SandboxStatement[] } }>("state");
  return bankFeeds.statements
    .filter((each) => each.accountId === bankAccountId && each.rejection === null)
    .map((each) => ({
      ...each,
      startBalance: each.startBalance / 100,
      endBalance: each.endBalance / 100,
      lines: each.lines.map((line) => ({ ...line, amount: line.amount / 100 })),
    }));
}

/** By which names the ledger knows the feeds into a bank account. */
export async function feedsInXero(sandbox: TestSandbox, bankAccountId: string): Promise<string[]> {
  const { bankFeeds } = await sandbox.control<{
    bankFeeds: { connections: { accountId: string; accountToken: string; deletedMs: number | null }[] };
  }>("state");
  return bankFeeds.connections
    .filter((each) => each.accountId === bankAccountId && each.deletedMs === null)
    .map((each) => each.accountToken);
}
