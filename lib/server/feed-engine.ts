import type { Database } from "@/lib/adapters/db/client";
import { env } from "@/lib/config/env";
import type { FeedEngine } from "@/lib/usecases/statements/feed-engine";
import { accountingProvider } from "./accounting";

/** Sending statements, wired to this process's settings and accounting system. */
export function feedEngine(db: Database, isStopping: () => boolean = () => false): FeedEngine {
  const settings = env();
  return {
    db,
    provider: accountingProvider(),
    minuteMs: settings.XERO_MINUTE_MS,
    callDeadlineMs: settings.XERO_CALL_DEADLINE_MS,
    leaseMs: settings.WORKER_LEASE_MS,
    isStopping,
    now: () => new Date(),
  };
}
