import { isTaken } from "@/lib/core/bank-feeds";
import type { BusinessScope } from "@/lib/core/business-scope";
import { viewFeed, type FeedView } from "@/lib/core/statement/feed-view";
import { toDayOn } from "../day-columns";
import type { DatabaseTransaction } from "../client";

const OPEN = ["INTENDED", "UNKNOWN", "PENDING"] as const;

/** The feeds of a business into one organisation, by the account and the bank account that they join. */
export async function listFeedViews(
  db: DatabaseTransaction,
  scope: BusinessScope,
  input: { organisationId: string; now: Date },
): Promise<{ accountId: string; ledgerAccountId: string; view: FeedView }[]> {
  const rows = await db.statementFeed.findMany({
    where: { businessId: scope.businessId, organisationId: input.organisationId },
    include: { statements: { where: { state: { in: [...OPEN] } }, select: { id: true } } },
  });
  return rows.map(({ accountId, ledgerAccountId, statements, ...row }) => ({
    accountId,
    ledgerAccountId,
    view: viewFeed({
      ...row,
      newestLineOn: row.newestLineOn && toDayOn(row.newestLineOn),
      baseOn: row.baseOn && toDayOn(row.baseOn),
      isDue: row.dueAt <= input.now,
      hasOpenStatement: statements.length > 0,
    }),
  }));
}

/** Accounts whose feed the ledger refuses because the bank account is tied to another. */
export async function listTakenFeeds(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string,
): Promise<{ accountId: string; account: string; ledgerAccountId: string; holder: string | null }[]> {
  const rows = await db.statementFeed.findMany({
    where: { businessId: scope.businessId, organisationId, state: "REJECTED" },
    select: { accountId: true, ledgerAccountId: true, errorCode: true, errorHolder: true },
  });
  const taken = rows.filter(({ errorCode }) => isTaken(errorCode));
  const accounts = await db.account.findMany({
    where: { businessId: scope.businessId, id: { in: taken.map(({ accountId }) => accountId) } },
  });
  return taken.map(({ accountId, ledgerAccountId, errorHolder }) => ({
    accountId,
    account: accounts.find(({ id }) => id === accountId)?.name ?? "",
    ledgerAccountId,
    holder: errorHolder,
  }));
}
