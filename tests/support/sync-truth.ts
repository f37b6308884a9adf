import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { isRunOver } from "@/lib/core/run-progress";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { syncEngine } from "@/lib/server/sync-engine";
import { advanceOrganisation } from "@/lib/usecases/advance-organisation";
import { readRun } from "@/lib/usecases/read-run";
import type { Engine } from "@/lib/usecases/sync/engine";
import type { RunProgress } from "@/lib/core/run-progress";
import type { TestSandbox } from "./start-sandbox";
import type { SyncWorld } from "./sync-world";

type SandboxTransaction = {
  transactionId: string;
  reference: string | null;
  status: string;
  total: number;
  lines: { description: string }[];
  attachments: { fileName: string; sha256: string; byteSize: number }[];
};

export async function sandboxTransactions(sandbox: TestSandbox): Promise<SandboxTransaction[]> {
  const state = await sandbox.control<{ organisations: { transactions: SandboxTransaction[] }[] }>(
    "state?organisation=Demo%20Company%20(SG)",
  );
  return state.organisations.flatMap((organisation) => organisation.transactions);
}

type Work = Partial<Engine> & { deadlineMs?: number };

/** What the ledger has of an expense that is in it. */
export async function transactionOf(sandbox: TestSandbox, expenseId: string): Promise<SandboxTransaction> {
  const { reference } = await database().transaction.findUniqueOrThrow({ where: { id: expenseId } });
  const live = (await sandboxTransactions(sandbox)).find((each) => each.reference === reference && each.status !== "DELETED");
  if (!live) throw new Error(`The ledger has no ${reference}`);
  return live;
}

/** Works in this process until the run is over, as a worker would; `changed` are the parts of the engine that are other than usual. */
export async function workOff(world: SyncWorld, runId: string, { deadlineMs = 40_000, ...changed }: Work = {}): Promise<RunProgress> {
  const deadline = Date.now() + deadlineMs;
  const engine = { ...syncEngine(database(), () => Date.now() > deadline), ...changed };
  for (;;) {
    await advanceOrganisation(engine, world.organisationId);
    const run = await readRun(database(), world.scope, runId);
    if (isRunOver(run.state)) return run;
    if (Date.now() > deadline) throw new Error(`The run is not over: ${JSON.stringify(run)}`);
    await sleep(50);
  }
}

/** Settings under which what is not found soon counts as not there: the ledger's minute, and with it the life of a key, is over in no time. */
export const HASTY = { minuteMs: 150, callDeadlineMs: 1 };

/** Waits for workers elsewhere. */
export async function untilOver(world: SyncWorld, runId: string, deadlineMs = 45_000): Promise<RunProgress> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const run = await readRun(database(), world.scope, runId);
    if (isRunOver(run.state)) return run;
    if (Date.now() > deadline) throw new Error(`The run is not over: ${JSON.stringify(run)}`);
    await sleep(100);
  }
}

/**
 * The promise itself, both ways: every expense has exactly one live transaction in the ledger and is shown as synced, with all its receipts or an
 * error that says otherwise; or it has none and is shown as pending. And the ledger has nothing that is not shown.
 */
export async function expectTruth(sandbox: TestSandbox, world: SyncWorld): Promise<void> {
  const there = await sandboxTransactions(sandbox);
  const expenses = await database().transaction.findMany({
    where: { businessId: world.scope.businessId, isExpense: true },
    include: {
      receipts: { where: { removedAt: null } },
      ledgerEntries: { where: { removedAt: null }, include: { deliveries: true } },
      syncItems: { where: { isLive: true } },
    },
  });
  for (const expense of expenses) {
    const live = there.filter((each) => each.reference === expense.reference && each.status !== "DELETED");
    const what = `${expense.reference} is ${expense.syncState} (${expense.errorCode ?? "no error"})`;
    expect(live.length, `${what}: live transactions in the ledger`).toBeLessThanOrEqual(1);
    expect(expense.syncItems, `${what}: nothing is left in the air`).toHaveLength(0);
    if (expense.errorCode !== null) expect(isSyncErrorCode(expense.errorCode), what).toBe(true);
    const [transaction] = live;
    expect(expense.syncState, what).toBe(transaction ? "SYNCED" : "PENDING");
    expect(
      expense.ledgerEntries.map((entry) => entry.ledgerTransactionId),
      what,
    ).toEqual(live.map((each) => each.transactionId));
    if (!transaction) continue;
    expect(Math.round(transaction.total * 100), what).toBe(Math.abs(Number(expense.amountMinor)));
    const attached = new Set(transaction.attachments.map((attachment) => attachment.sha256));
    expect(transaction.attachments.length, `${what}: no receipt twice`).toBe(attached.size);
    const missing = expense.receipts.filter((receipt) => !attached.has(receipt.sha256));
    if (expense.errorCode === null && !expense.isUpdated) expect(missing, `${what}: receipts`).toHaveLength(0);
    const files = transaction.attachments.map(({ fileName }) => fileName).sort();
    const sent = expense.ledgerEntries[0]!.deliveries.flatMap((each) => (each.state === "SENT" ? [each.fileName] : [])).sort();
    expect(files, `${what}: files shown as sent`).toEqual(expect.arrayContaining(sent));
    // With an error it may be that a file is there whose answer was lost before the ledger could be asked again.
    if (expense.errorCode === null) expect(files, `${what}: files in the ledger`).toEqual(sent);
  }
  await expectNothingUnknown(there);
}

/** The other way round: whatever the ledger has under a reference of ours is shown as synced, in whichever business. */
async function expectNothingUnknown(there: SandboxTransaction[]): Promise<void> {
  const live = there.flatMap(({ reference, status }) => (status !== "DELETED" && reference?.startsWith("EX-") ? [reference] : []));
  const synced = await database().transaction.findMany({
    where: { reference: { in: live }, syncState: "SYNCED" },
    select: { reference: true },
  });
  expect(live.sort(), "what is in the ledger under our references is shown as synced").toEqual(
    synced.map(({ reference }) => reference).sort(),
  );
}
