import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { startSync } from "@/lib/usecases/start-sync";
import { CALL_FAULTS, clearFaults, faultHits, queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { expectTruth, untilOver } from "@/tests/support/sync-truth";
import { addExpenses, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";
import { WorkerCrew } from "@/tests/support/worker-crew";

describe("with three workers at once", () => {
  let sandbox: TestSandbox;
  let world: SyncWorld;
  const crew = new WorkerCrew();

  beforeAll(async () => {
    sandbox = await startSandbox(SHORT_SANDBOX);
    world = await makeSyncWorld(sandbox, "Crew");
    crew.hire(3);
  });
  afterEach(() => clearFaults(sandbox));
  afterAll(async () => {
    await crew.dismiss();
    await sandbox.stop();
  });

  test.each(Object.entries(CALL_FAULTS))(
    "and where %s at each step of a run, every expense is in the ledger once, with its receipt",
    async (name, fault) => {
      const expenseIds = await addExpenses(world, 2, { receipts: 1, merchants: 1, merchantName: name });
      const hitsBefore = await faultHits(sandbox);
      await queueFaults(
        sandbox,
        Object.values(STEPS).map((match) => ({ ...fault, match })),
      );
      const { runId } = await startSync(database(), world.scope, world.actor, { selection: { expenseIds } });
      expect(await untilOver(world, runId!)).toMatchObject({ state: "FINISHED", synced: 2, failed: 0, unknown: 0, receiptsSent: 2 });
      expect(await faultHits(sandbox)).toBe(hitsBefore + Object.keys(STEPS).length);
      await expectTruth(sandbox, world);
    },
  );
});
