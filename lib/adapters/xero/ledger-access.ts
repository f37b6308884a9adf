import type { LedgerSession } from "@/lib/core/accounting-provider";

export type OpenSession = { kind: "open"; accessToken: string; providerTenantId: string };

/** What the adapter needs to know to speak for a connection; the wiring finds it in the database. */
export interface LedgerAccess {
  /** With `rejectedToken`, a token that the ledger did not take, another one is obtained. `gone`: no authorisation is left, for certain. */
  open(session: LedgerSession, rejectedToken?: string): Promise<OpenSession | { kind: "gone" } | { kind: "unavailable"; message: string }>;
  /** Asks the ledger's own list of connections; null when it could not be asked. */
  isStillGranted(session: LedgerSession): Promise<boolean | null>;
}
