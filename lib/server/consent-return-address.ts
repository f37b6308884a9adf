import "server-only";
import { env } from "@/lib/config/env";

/** Where the consent page sends the browser back to; the same address must be registered with the ledger. */
export function consentReturnAddress(): string {
  return new URL("/api/xero/callback", env().APP_URL).href;
}
