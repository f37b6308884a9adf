import { claimReceipts, putReceiptsBack, type ClaimedReceipt } from "@/lib/adapters/db/sync/deliveries";
import { isAnotherRunDue, type TurnRun } from "@/lib/adapters/db/sync/run-turns";
import { fenced, type Engine } from "./engine";
import type { HeldLease } from "./hold-lease";

const RECEIPTS_PER_CLAIM = 60;
/** The next are claimed while so many are still waiting, so that nobody waits for the claim. */
const CLAIM_AHEAD = 20;

/**
 * The receipts of a run's turn. A quick ledger takes more than one claim of them, while no other run waits and for as long as nobody need be
 * asked whether another organisation does; within Xero's minute, one claim is the turn.
 */
export class ReceiptTurn {
  private waiting: ClaimedReceipt[] = [];
  private claiming: Promise<void> | null = null;
  private isOver = false;
  private readonly endsAt: number;

  constructor(
    private readonly engine: Engine,
    private readonly lease: HeldLease,
    private readonly run: TurnRun,
  ) {
    this.endsAt = performance.now() + engine.leaseMs / 3;
  }

  /** False where the run has no receipts to send. */
  async begin(): Promise<boolean> {
    await this.claim();
    return !this.isOver;
  }

  async next(): Promise<ClaimedReceipt | null> {
    if (this.waiting.length <= CLAIM_AHEAD && !this.isOver && performance.now() < this.endsAt) this.claiming ??= this.claimMore();
    if (this.waiting.length === 0) await this.claiming;
    return this.waiting.shift() ?? null;
  }

  /** What was claimed and not begun waits for another turn as it did for this one. */
  async giveBack(): Promise<void> {
    await this.claiming;
    const waiting = this.waiting.splice(0);
    for (const state of ["QUEUED", "UNKNOWN"] as const) {
      const itemIds = waiting.filter((receipt) => receipt.wasUnknown === (state === "UNKNOWN")).map((receipt) => receipt.itemId);
      if (itemIds.length > 0) await fenced(this.engine, this.lease, (tx) => putReceiptsBack(tx, itemIds, state));
    }
  }

  private claimMore(): Promise<void> {
    const claiming = this.claim({ unlessAnotherIsDue: true }).then(() => {
      this.claiming = null;
    });
    claiming.catch(() => undefined); // who waits for it hears of it
    return claiming;
  }

  /** Nobody is given a receipt before its claim is committed. */
  private async claim({ unlessAnotherIsDue = false } = {}): Promise<void> {
    const claimed = await fenced(this.engine, this.lease, async (tx) =>
      unlessAnotherIsDue && (await isAnotherRunDue(tx, this.run)) ? [] : claimReceipts(tx, this.run.id, RECEIPTS_PER_CLAIM),
    );
    this.waiting.push(...claimed);
    this.isOver = claimed.length === 0;
  }
}
