import { requeueItems } from "@/lib/adapters/db/sync/chunk-items";
import { settleCall } from "@/lib/adapters/db/sync/ledger-calls";
import { fenced, type Engine } from "./engine";
import type { HeldLease } from "./hold-lease";

/** Nothing was sent, or nothing that comes to something else when it is done twice: the items of the call take their turn again. */
export async function beginAgain(engine: Engine, lease: HeldLease, callId: string, itemIds: string[]): Promise<void> {
  await fenced(engine, lease, async (tx) => {
    await requeueItems(tx, callId, itemIds);
    await settleCall(tx, callId, "begun again");
  });
}
