import { arrivesWithinMs } from "@/lib/core/sync/settle-unknown";
import type { DatabaseTransaction } from "@/lib/adapters/db/client";
import { listUnclearItems, settleCall } from "@/lib/adapters/db/sync/ledger-calls";
import { recordFailed } from "@/lib/adapters/db/sync/outcomes";
import type { TurnRun } from "@/lib/adapters/db/sync/run-turns";
import type { Engine } from "./engine";

/**
 * Nobody can look any more at what this run left unknown. Once its calls can no longer arrive, its expenses say so; whoever syncs them again
 * looks for them first (MAY_BE_IN_LEDGER).
 */
export async function giveUpUnclear(engine: Engine, tx: DatabaseTransaction, run: TurnRun): Promise<void> {
  const unclear = await listUnclearItems(tx, run.id, arrivesWithinMs(engine));
  await recordFailed(
    tx,
    unclear.map(({ itemId, reference, organisation }) => ({
      itemId,
      error: { code: "outcomeUnknown", detail: { reference, organisation } },
    })),
  );
  for (const callId of new Set(unclear.map((item) => item.callId))) await settleCall(tx, callId, "given up");
}
