import type { Database } from "@/lib/adapters/db/client";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { env } from "@/lib/config/env";
import { PROCESS_ID } from "@/lib/config/process-identity";
import type { Engine } from "@/lib/usecases/sync/engine";
import { accountingProvider } from "./accounting";

/** The engine, wired to this process's settings, storage and accounting system. */
export function syncEngine(db: Database, isStopping: () => boolean): Engine {
  const settings = env();
  return {
    db,
    provider: accountingProvider(),
    readReceipt: (storageKey, space) => fileStorage().read(storageKey, space),
    appUrl: settings.APP_URL,
    minuteMs: settings.XERO_MINUTE_MS,
    callDeadlineMs: settings.XERO_CALL_DEADLINE_MS,
    concurrency: settings.XERO_CONCURRENCY,
    leaseMs: settings.WORKER_LEASE_MS,
    holder: PROCESS_ID,
    isStopping,
  };
}
