import type { Database } from "@/lib/adapters/db/client";
import { listCategoryMappings } from "@/lib/adapters/db/category-mappings";
import { findCurrentConnection, type CurrentConnection } from "@/lib/adapters/db/current-connection";
import { countExpenses, type ExpenseCounts } from "@/lib/adapters/db/expense-counts";
import { listLeftConnections } from "@/lib/adapters/db/granted-organisations";
import { listAccountsWithLinks, listHeldBankAccounts, type AccountWithLink } from "@/lib/adapters/db/home-accounts";
import { findLastRun } from "@/lib/adapters/db/last-run";
import { readLedgerAccounts } from "@/lib/adapters/db/reference-data";
import { listFeedViews } from "@/lib/adapters/db/statements/feed-views";
import { listLeftFeeds } from "@/lib/adapters/db/statements/feeds-to-end";
import { bankAccountChoices, type BankAccountChoice } from "@/lib/core/bank-account-choice";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { FeedView } from "@/lib/core/statement/feed-view";
import { todayIn } from "@/lib/core/months";

export type HomeAccount = AccountWithLink & {
  /** The bank account it is connected to. */
  linked: BankAccountChoice | null;
  choices: BankAccountChoice[];
  /** Whether the ledger can have a new bank account in its currency. */
  canBeMade: boolean;
  /** Of the linked bank account; null without one, and where the deployment has no bank feeds. */
  feed: FeedView | null;
};

/** Why expenses can't be synced yet. */
export type LockedReason = "hongKong" | "notConnected" | "noAccount";

export type AccountingHome = {
  connection: CurrentConnection | null;
  lockedReason: LockedReason | null;
  /** Disconnected here, and the ledger does not know yet. */
  isLeftInLedger: boolean;
  /** Bank feeds that may still be in the ledger, and that we can no longer end. */
  leftFeeds: { bankAccount: string; organisation: string }[];
  accounts: HomeAccount[];
  counts: ExpenseCounts;
  steps: { isConnected: boolean; hasLink: boolean; unmappedCount: number; mappedCount: number; syncedCount: number };
  lastRun: Awaited<ReturnType<typeof findLastRun>>;
  todayOn: string;
  /** From when bank statement lines are offered: the first of this month. */
  defaultStartOn: string;
};

/** Everything the accounting home shows. */
export async function readAccountingHome(
  db: Database,
  scope: BusinessScope,
  input: { countryCode: string; timeZone: string; now: Date; hasFeeds?: boolean },
): Promise<AccountingHome> {
  const connection = await findCurrentConnection(db, scope);
  const organisationId = connection?.organisationId ?? null;
  const [accounts, counts, lastRun, ledgerAccounts, held, categories, left, leftFeeds, feeds] = await Promise.all([
    listAccountsWithLinks(db, scope, organisationId),
    countExpenses(db, scope),
    findLastRun(db, scope),
    organisationId ? readLedgerAccounts(db, organisationId) : [],
    organisationId ? listHeldBankAccounts(db, scope, organisationId) : [],
    organisationId ? listCategoryMappings(db, scope, organisationId) : [],
    listLeftConnections(db, scope),
    listLeftFeeds(db, scope),
    organisationId && input.hasFeeds ? listFeedViews(db, scope, { organisationId, now: input.now }) : [],
  ]);
  const mappedCount = categories.filter(({ mapping }) => mapping.ledgerAccountId !== null).length;
  const hasLink = accounts.some(({ link }) => link !== null);
  const todayOn = todayIn(input.timeZone, input.now);
  return {
    connection,
    lockedReason: input.countryCode === "HK" ? "hongKong" : !connection ? "notConnected" : hasLink ? null : "noAccount",
    isLeftInLedger: left.length > 0,
    leftFeeds,
    accounts: accounts.map((account) => {
      const choices = bankAccountChoices(account, ledgerAccounts, held);
      const linked = choices.find((choice) => choice.ledgerAccountId === account.link?.ledgerAccountId) ?? null;
      const feed = feeds.find((each) => each.accountId === account.accountId && each.ledgerAccountId === account.link?.ledgerAccountId);
      const currencies = connection?.organisation.currencies ?? [];
      const canBeMade = currencies.length === 0 || currencies.includes(account.currency);
      return { ...account, choices, canBeMade, linked, feed: feed?.view ?? null };
    }),
    counts,
    steps: {
      isConnected: connection !== null,
      hasLink,
      unmappedCount: categories.length - mappedCount,
      mappedCount,
      syncedCount: counts.synced,
    },
    lastRun,
    todayOn,
    defaultStartOn: `${todayOn.slice(0, 8)}01`,
  };
}
