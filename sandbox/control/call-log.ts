export type LoggedCall = {
  number: number;
  atMs: number;
  method: string;
  path: string;
  organisationId: string | null;
  status: number; // 0: the connection was dropped
  durationMs: number;
  idempotencyKey: string | null;
  isReplay: boolean;
  isFaulty: boolean;
};

const KEPT = 20_000;

/** What was asked, in order, for tests that count calls. */
export class CallLog {
  private calls: LoggedCall[] = [];
  private total = 0;
  private limited: Record<string, number> = {};

  add(call: Omit<LoggedCall, "number">): void {
    this.total += 1;
    this.calls.push({ number: this.total, ...call });
    if (this.calls.length > KEPT * 1.1) this.calls = this.calls.slice(-KEPT);
  }

  /** A 429 that the limits themselves gave; those played by a fault are not counted. */
  addLimited(problem: string): void {
    this.limited[problem] = (this.limited[problem] ?? 0) + 1;
  }

  list(): LoggedCall[] {
    return this.calls;
  }

  counts(): { total: number; limited: Record<string, number>; byEndpoint: Record<string, number> } {
    const byEndpoint: Record<string, number> = {};
    for (const call of this.calls) {
      const path = call.path.split("?")[0] ?? "";
      const endpoint = `${call.method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, "{id}").replace(/\/Attachments\/.+$/, "/Attachments/{name}")}`;
      byEndpoint[endpoint] = (byEndpoint[endpoint] ?? 0) + 1;
    }
    return { total: this.total, limited: this.limited, byEndpoint };
  }

  clear(): void {
    this.calls = [];
    this.total = 0;
    this.limited = {};
  }
}
