import { CallLog } from "./control/call-log";
import { FaultQueue } from "./control/fault-queue";
import { Holds } from "./control/holds";
import { CallLimits } from "./limits/call-limits";
import { IdempotencyMemory } from "./limits/idempotency";
import { newWorld } from "./seed/new-world";
import type { Settings } from "./settings";
import { AttachmentStore } from "./state/attachment-store";
import { StateFile } from "./state/state-file";
import type { World } from "./state/world";

/** All the parts of one running sandbox. */
export class Sandbox {
  world: World;
  readonly attachments: AttachmentStore;
  readonly limits: CallLimits;
  readonly idempotency: IdempotencyMemory;
  readonly faults = new FaultQueue();
  readonly holds = new Holds();
  readonly callLog = new CallLog();
  private readonly file: StateFile | null;
  private lastStampMs = 0;

  constructor(readonly settings: Settings) {
    this.file = settings.isInMemory ? null : StateFile.in(settings.dataDir, () => this.world);
    this.world = this.file?.read() ?? newWorld();
    this.attachments = new AttachmentStore(settings);
    this.limits = new CallLimits(settings, () => this.world);
    this.idempotency = new IdempotencyMemory(settings.idempotencyMs, () => this.world);
  }

  /** Never twice the same, so that the order of changes is the order of their times. */
  stampMs(): number {
    this.lastStampMs = Math.max(Date.now(), this.lastStampMs + 1);
    return this.lastStampMs;
  }

  changed(): void {
    this.file?.changed();
  }

  close(): void {
    this.file?.writeNow();
  }

  /** Back to the seed: books, connections, limits, faults and log. */
  reset(): void {
    this.world = newWorld();
    this.limits.forget();
    this.faults.clear();
    this.holds.release(null);
    this.callLog.clear();
    this.changed();
  }
}
