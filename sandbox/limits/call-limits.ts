import type { Answer } from "../http/answer";
import type { Settings } from "../settings";
import type { World } from "../state/world";

export type LimitProblem = "minute" | "day" | "concurrent" | "appminute";

const APP = "app";

/** Xero's four limits. Minute and day are fixed windows that start at a different moment for each organisation. */
export class CallLimits {
  private readonly inFlight = new Map<string, number>();
  readonly maxInFlight = new Map<string, number>();

  constructor(
    private readonly settings: Settings,
    private readonly world: () => World,
  ) {}

  /** Takes a slot and counts the call, or says why not. A refused call is not counted. */
  admit(organisationId: string, nowMs: number): LimitProblem | null {
    const { settings } = this;
    const busy = this.inFlight.get(organisationId) ?? 0;
    if (busy >= settings.concurrency) return "concurrent";
    if (this.left(organisationId, "day", nowMs) <= 0) return "day";
    if (this.left(organisationId, "minute", nowMs) <= 0) return "minute";
    if (this.left(APP, "minute", nowMs) <= 0) return "appminute";
    this.inFlight.set(organisationId, busy + 1);
    this.maxInFlight.set(organisationId, Math.max(busy + 1, this.maxInFlight.get(organisationId) ?? 0));
    for (const [scope, span] of [
      [organisationId, "day"],
      [organisationId, "minute"],
      [APP, "minute"],
    ] as const)
      this.count(scope, span, nowMs);
    return null;
  }

  release(organisationId: string): void {
    this.inFlight.set(organisationId, Math.max(0, (this.inFlight.get(organisationId) ?? 1) - 1));
  }

  forget(): void {
    this.maxInFlight.clear();
    this.world().callsUsed = {};
  }

  /** The three headers that stand on every answer. */
  headers(organisationId: string, nowMs: number): Record<string, string> {
    return {
      "x-minlimit-remaining": String(Math.max(0, this.left(organisationId, "minute", nowMs))),
      "x-daylimit-remaining": String(Math.max(0, this.left(organisationId, "day", nowMs))),
      "x-appminlimit-remaining": String(Math.max(0, this.left(APP, "minute", nowMs))),
    };
  }

  /** A 429: its body is empty, and only minute and day say when to come back. */
  refusal(problem: LimitProblem, organisationId: string, nowMs: number, retryAfterSeconds?: number): Answer {
    const headers: Record<string, string> = { "x-rate-limit-problem": problem };
    if (problem === "minute" || problem === "day") {
      const { offsetMs, lengthMs } = this.window(organisationId, problem);
      const leftMs = lengthMs - ((nowMs + offsetMs) % lengthMs);
      headers["retry-after"] = String(retryAfterSeconds ?? Math.max(1, Math.ceil(leftMs / 1000)));
    }
    return { status: 429, headers, body: "" };
  }

  private window(scope: string, span: "minute" | "day"): { offsetMs: number; lengthMs: number } {
    const lengthMs = span === "day" ? this.settings.dayMs : this.settings.minuteMs;
    const figure = Number.parseInt(scope.replace(/[^0-9a-f]/gi, "").slice(0, 6) || "0", 16);
    return { offsetMs: figure % lengthMs, lengthMs };
  }

  private usage(scope: string, span: "minute" | "day", nowMs: number): { window: number; used: number } {
    const { offsetMs, lengthMs } = this.window(scope, span);
    const window = Math.floor((nowMs + offsetMs) / lengthMs);
    const kept = this.world().callsUsed[`${scope}/${span}`];
    return kept?.window === window ? kept : { window, used: 0 };
  }

  private left(scope: string, span: "minute" | "day", nowMs: number): number {
    const { settings } = this;
    const limit = scope === APP ? settings.appMinuteLimit : span === "day" ? settings.dayLimit : settings.minuteLimit;
    return limit - this.usage(scope, span, nowMs).used;
  }

  private count(scope: string, span: "minute" | "day", nowMs: number): void {
    const usage = this.usage(scope, span, nowMs);
    this.world().callsUsed[`${scope}/${span}`] = { window: usage.window, used: usage.used + 1 };
  }
}
