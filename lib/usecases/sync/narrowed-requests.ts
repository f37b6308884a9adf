import { ELEMENTS_PER_CALL } from "@/lib/core/sync/sync-plan";

/** Fewer elements at a time after a whole request was refused without saying which of them was to blame; per run, in this process only. */
export class NarrowedRequests {
  private readonly limits = new Map<string, number>();

  limitOf(runId: string): number {
    return this.limits.get(runId) ?? ELEMENTS_PER_CALL;
  }

  isNarrowed(runId: string): boolean {
    return this.limits.has(runId);
  }

  narrow(runId: string, refusedCount: number): void {
    this.limits.set(runId, Math.ceil(refusedCount / 2));
  }

  widen(runId: string): void {
    this.limits.delete(runId);
  }
}
