import type { Database } from "@/lib/adapters/db/client";
import { findCurrentConnection, type CurrentConnection } from "@/lib/adapters/db/current-connection";
import { findLatestHeartbeat } from "@/lib/adapters/db/heartbeats";
import { listAccountsWithLinks, listHeldBankAccounts } from "@/lib/adapters/db/home-accounts";
import { findLastRun } from "@/lib/adapters/db/last-run";
import { readLedgerAccounts } from "@/lib/adapters/db/reference-data";
import { listTakenFeeds } from "@/lib/adapters/db/statements/feed-views";
import { countTroubles, type TroubleCounts } from "@/lib/adapters/db/troubleshooting-counts";
import type { BusinessScope } from "@/lib/core/business-scope";
import { isMappable } from "@/lib/core/mappable-account";

/** Six heartbeats missed: nobody is at work. */
const WORKER_GONE_MS = 30_000;

export type Troubleshooting = {
  isHongKong: boolean;
  connection: CurrentConnection | null;
  /** Own accounts, and those of them that are connected. */
  accounts: { total: number; linked: number; firstUnlinkedId: string | null };
  /** Accounts of the chart (no bank accounts): those that can be chosen, and those alive that take no payments. */
  chart: { usable: number; withoutPayments: string[] };
  /** Bank accounts of the organisation that an account holds; the name is null where it is another business's. */
  held: { bankAccount: string; holder: string | null }[];
  /** Accounts that are connected and whose bank feed the ledger refuses, because the bank account is tied to another feed. */
  refusedFeeds: { accountId: string; account: string; bankAccount: string; holder: string | null }[];
  counts: TroubleCounts;
  isWorkerAlive: boolean;
  lastRun: Awaited<ReturnType<typeof findLastRun>>;
};

/** Where a business stands with everything that goes wrong most: what the help page shows beside each symptom. */
export async function readTroubleshooting(
  db: Database,
  scope: BusinessScope,
  input: { countryCode: string; now: Date },
): Promise<Troubleshooting> {
  const connection = await findCurrentConnection(db, scope);
  const organisationId = connection?.organisationId ?? null;
  const [accounts, ledgerAccounts, held, taken, counts, seenAt, lastRun] = await Promise.all([
    listAccountsWithLinks(db, scope, organisationId),
    organisationId ? readLedgerAccounts(db, organisationId) : [],
    organisationId ? listHeldBankAccounts(db, scope, organisationId) : [],
    organisationId ? listTakenFeeds(db, scope, organisationId) : [],
    countTroubles(db, scope),
    findLatestHeartbeat(db),
    findLastRun(db, scope),
  ]);
  const chart = ledgerAccounts.filter(({ type, status }) => type !== "BANK" && status === "ACTIVE");
  const nameOf = (id: string) => ledgerAccounts.find(({ ledgerAccountId }) => ledgerAccountId === id)?.name ?? id;
  return {
    isHongKong: input.countryCode === "HK",
    connection,
    accounts: {
      total: accounts.length,
      linked: accounts.filter(({ link }) => link !== null).length,
      firstUnlinkedId: accounts.find(({ link }) => link === null)?.accountId ?? null,
    },
    chart: {
      usable: chart.filter(isMappable).length,
      withoutPayments: chart
        .filter(({ takesPayments, isSystem }) => !takesPayments && !isSystem)
        .map(({ code, name }) => (code ? `${code} ${name}` : name)),
    },
    held: held.map(({ ledgerAccountId, accountName }) => ({
      bankAccount: nameOf(ledgerAccountId),
      holder: accountName,
    })),
    refusedFeeds: taken.map(({ ledgerAccountId, ...feed }) => ({ ...feed, bankAccount: nameOf(ledgerAccountId) })),
    counts,
    isWorkerAlive: seenAt !== null && input.now.getTime() - seenAt.getTime() < WORKER_GONE_MS,
    lastRun,
  };
}
