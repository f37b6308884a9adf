import type { Fault, WaitingFault } from "./fault";

/** The faults that wait; the first that fits a request is taken. */
export class FaultQueue {
  private waiting: WaitingFault[] = [];
  private nextId = 1;

  add(fault: Fault): number {
    const faultId = this.nextId++;
    this.waiting.push({ faultId, fault, skipLeft: fault.match.skip ?? 0, timesLeft: fault.match.times ?? 1, hits: 0 });
    return faultId;
  }

  /** `address` is path and query. `times: 0` in the match means for ever. */
  take(method: string, address: string): Fault | null {
    for (const each of this.waiting) {
      const { match } = each.fault;
      const isSpent = (match.times ?? 1) !== 0 && each.timesLeft <= 0;
      if (isSpent) continue;
      if (match.method !== undefined && match.method.toUpperCase() !== method) continue;
      if (match.path !== undefined && !new RegExp(match.path, "i").test(address)) continue;
      if (each.skipLeft > 0) {
        each.skipLeft -= 1;
        continue;
      }
      each.timesLeft -= 1;
      each.hits += 1;
      return each.fault;
    }
    return null;
  }

  list(): WaitingFault[] {
    return this.waiting;
  }

  clear(): void {
    this.waiting = [];
  }
}
