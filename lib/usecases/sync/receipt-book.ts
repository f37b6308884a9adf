import { setTimeout as sleep } from "node:timers/promises";
import { recordReceiptsSent, type ClaimedReceipt } from "@/lib/adapters/db/sync/deliveries";
import { fenced, type Engine } from "./engine";
import type { HeldLease } from "./hold-lease";

/** How long a sent receipt may wait for company before it is recorded. */
const GATHER_MS = 250;

/**
 * Receipts that were sent are recorded several at a time, while the next ones are on their way: each was stored as being sent before its call.
 * What a worker that dies has not recorded yet is in the air like a call that was out, and is listed in the ledger before it is sent again.
 */
export class ReceiptBook {
  private sent: ClaimedReceipt[] = [];
  private writing: Promise<void> | null = null;
  private failure: { error: unknown } | null = null;

  constructor(
    private readonly engine: Engine,
    private readonly lease: HeldLease,
  ) {}

  noteSent(receipt: ClaimedReceipt): void {
    this.sent.push(receipt);
    this.writing ??= this.write().catch((error: unknown) => {
      this.failure = { error };
    });
  }

  get isBroken(): boolean {
    return this.failure !== null;
  }

  /** When all is recorded; throws where something could not be. */
  async close(): Promise<void> {
    await this.writing;
    if (this.failure) throw this.failure.error;
  }

  private async write(): Promise<void> {
    while (this.sent.length > 0) {
      await sleep(GATHER_MS);
      const sent = this.sent.splice(0);
      await fenced(this.engine, this.lease, (tx) => recordReceiptsSent(tx, sent));
    }
    this.writing = null;
  }
}
