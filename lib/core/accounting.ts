import type { AccountingIdentity } from "./accounting-identity";
import type { AccountingProvider } from "./accounting-provider";

/** Both sides of the accounting system: who may reach it, and what is asked of it. */
export type Accounting = { identity: AccountingIdentity; provider: AccountingProvider };
