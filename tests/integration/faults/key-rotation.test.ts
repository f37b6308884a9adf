import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import type { Program } from "@/scripts/processes/programs";
import { queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { startWorker } from "@/tests/support/start-worker";
import { expectTruth, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { untilParked } from "@/tests/support/worker-crew";

const keyNamed = (id: string) => `${id}:${randomBytes(32).toString("base64")}`;
const [OLD, NEW] = [keyNamed("old"), keyNamed("new")];
process.env.ENCRYPTION_KEY = OLD;

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

const send = async (count: number) => {
  const expenseIds = await addExpenses(world, count, { receipts: 1 });
  const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
  return runId!;
};
const kill = async (worker: Program) => {
  process.kill(worker.pid, "SIGKILL");
  await worker.ended;
};
const sealedWith = async () => {
  const { accessTokenSealed, refreshTokenSealed } = await database().authorisation.findFirstOrThrow();
  return [accessTokenSealed, refreshTokenSealed].map((sealed) => sealed.split(".")[0]);
};

test("the key that seals tokens is rotated in the middle of a run: nobody reconnects, and afterwards the old key is not needed", async () => {
  const before = startWorker({ ENCRYPTION_KEY: OLD });
  await queueFaults(sandbox, { match: { ...STEPS["transactions are created"], skip: 1 }, holdAfter: "the second chunk" });
  const runId = await send(60);
  await untilParked(sandbox, "the second chunk");
  expect(await sealedWith()).toEqual(["old", "old"]);
  await kill(before);

  await sandbox.control("change", { kind: "expireTokens" });
  const during = startWorker({ ENCRYPTION_KEY: `${NEW},${OLD}` });
  await sandbox.control("release", {});
  expect(await untilOver(world, runId)).toMatchObject({ state: "FINISHED", synced: 60, failed: 0, unknown: 0, receiptsSent: 60 });
  expect(await sealedWith()).toEqual(["new", "new"]);
  await kill(during);

  const after = startWorker({ ENCRYPTION_KEY: NEW });
  expect(await untilOver(world, await send(2))).toMatchObject({ state: "FINISHED", synced: 2, receiptsSent: 2 });
  await kill(after);
  await expectTruth(sandbox, world);
});
