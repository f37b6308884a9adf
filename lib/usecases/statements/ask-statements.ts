import type { Database } from "@/lib/adapters/db/client";
import { alignFeeds, askFeeds } from "@/lib/adapters/db/statements/feeds";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { findConnection } from "@/lib/adapters/db/connections";

/** "Sync now", and the retry after trouble: the worker looks at the account's feed next. */
export async function askStatements(db: Database, scope: BusinessScope, input: { accountId: string }): Promise<void> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  if (connection.state === "ACCESS_REMOVED") throw new AppError("accessRemoved");
  await alignFeeds(db, scope);
  if ((await askFeeds(db, scope, input.accountId)) === 0) throw new AppError("notFound");
}
