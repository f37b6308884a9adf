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
