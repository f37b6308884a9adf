import { endLinkOf } from "@/lib/adapters/db/account-links";
import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/** The account's expenses wait until it is linked again; what was synced stays in the ledger. */
export async function unlinkAccount(db: Database, scope: BusinessScope, actor: Actor, input: { accountId: string }): Promise<void> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  await db.$transaction(async (tx) => {
    if (!(await endLinkOf(tx, scope, { accountId: input.accountId, organisationId: connection.organisationId })))
      throw new AppError("notFound");
    await recordAudit(tx, scope, actor, { action: "account.unlinked", subjectType: "account", subjectId: input.accountId });
  });
  await refreshBlockers(db, scope, { accountIds: [input.accountId] });
}
