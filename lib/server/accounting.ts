import { callBudget } from "@/lib/adapters/db/call-budget";
import { database, type Database } from "@/lib/adapters/db/client";
import { xeroIdentity } from "@/lib/adapters/xero/xero-identity";
import { xeroProvider } from "@/lib/adapters/xero/xero-provider";
import { xeroSettings } from "@/lib/adapters/xero/xero-settings";
import type { Accounting } from "@/lib/core/accounting";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import type { AccountingProvider } from "@/lib/core/accounting-provider";
import { ledgerAccess } from "./ledger-access";

/** The accounting system, wired to the database that keeps its tokens and its budget. Xero is the only one so far. */
export function wireAccounting(db: Database): Accounting {
  const settings = xeroSettings();
  const identity = xeroIdentity(settings);
  return { identity, provider: xeroProvider({ settings, access: ledgerAccess(db, identity), budget: callBudget(db) }) };
}

// One per process, also across reloads while developing: tokens and permits are shared by all its calls.
const kept = globalThis as typeof globalThis & { sinkronAccounting?: Accounting };

/** Of this process. */
export function accounting(): Accounting {
  kept.sinkronAccounting ??= wireAccounting(database());
  return kept.sinkronAccounting;
}

export function accountingProvider(): AccountingProvider {
  return accounting().provider;
}

export function accountingIdentity(): AccountingIdentity {
  return accounting().identity;
}

/** Whether this deployment delivers bank statements to the accounting system by itself. */
export function hasBankFeeds(): boolean {
  return accountingProvider().feeds !== null;
}
