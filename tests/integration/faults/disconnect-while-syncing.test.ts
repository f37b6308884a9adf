import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { accounting } from "@/lib/server/accounting";
import { disconnect } from "@/lib/usecases/disconnect";
import { startSync } from "@/lib/usecases/start-sync";
import { queueFaults, STEPS } from "@/tests/support/faults";
import { startSandbox, type TestSandbox } from "@/tests/support/start-sandbox";
import { SHORT_SANDBOX } from "@/tests/support/sync-settings";
import { expectTruth, workOff } from "@/tests/support/sync-truth";
import { addExpenses, giveConsent, makeSyncWorld, type SyncWorld } from "@/tests/support/sync-world";

// The call in flight is held until the disconnect is done, however long that takes: it must not count as lost meanwhile.
Object.assign(process.env, { XERO_CALL_DEADLINE_MS: "30000" });

let sandbox: TestSandbox;
let world: SyncWorld;

beforeAll(async () => {
  sandbox = await startSandbox(SHORT_SANDBOX);
  world = await makeSyncWorld(sandbox);
});
afterAll(() => sandbox.stop());

test(
  "disconnecting while a run sends lets what is in flight arrive, gives the rest back, and it goes after the return, nothing twice",
  { timeout: 120_000 },
  async () => {
    const db = database();
    const expenseIds = await addExpenses(world, 120);
    await queueFaults(sandbox, { match: STEPS["transactions are created"], holdAfter: "in flight" });
    const first = await startSync(db, world.scope, world.actor, { selection: { expenseIds } });
    const working = workOff(world, first.runId!);
    await vi.waitFor(async () => expect(await sandbox.control("holds")).toMatchObject({ "in flight": 1 }), {
      timeout: 20_000,
      interval: 50,
    });
    await disconnect(db, world.scope, world.actor, accounting());
    await sandbox.control("release", { name: "in flight" });
    expect(await working).toMatchObject({ synced: 50, returned: 70, unknown: 0 });
    expect(await db.transaction.groupBy({ by: ["syncState"], where: { id: { in: expenseIds } }, _count: true })).toEqual(
      expect.arrayContaining([
        { syncState: "SYNCED", _count: 50 },
        { syncState: "PENDING", _count: 70 },
      ]),
    );

    await giveConsent(sandbox, world.scope, world.actor);
    const rest = await db.transaction.findMany({ where: { syncState: "PENDING" }, select: { id: true } });
    const second = await startSync(db, world.scope, world.actor, { selection: { expenseIds: rest.map(({ id }) => id) } });
    expect(await workOff(world, second.runId!)).toMatchObject({ state: "FINISHED", synced: 70 });
    await expectTruth(sandbox, world);
  },
);
