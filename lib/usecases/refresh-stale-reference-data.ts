import type { Database } from "@/lib/adapters/db/client";
import type { AccountingProvider } from "@/lib/core/accounting-provider";
import { connectedBusinesses } from "@/lib/adapters/db/sync/ledger-context";
import { refreshReferenceData } from "./refresh-reference-data";

const STALE_MS = 4 * 60 * 60_000;

/**
 * Every connected organisation's lists, where they are some hours old, so that what was archived there shows here without a press. Trouble with
 * one organisation is reported and does not keep the others waiting.
 */
export async function refreshStaleReferenceData(
  db: Database,
  provider: AccountingProvider,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const scope of await connectedBusinesses(db)) {
    try {
      await refreshReferenceData(db, scope, { provider, maxAgeMs: STALE_MS });
    } catch (error) {
      onError(error);
    }
  }
}
