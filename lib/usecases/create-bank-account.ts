import { randomUUID } from "node:crypto";
import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { findOwnAccount } from "@/lib/adapters/db/reference-data";
import { storeLedgerAccounts } from "@/lib/adapters/db/reference-data-writes";
import type { AccountingProvider } from "@/lib/core/accounting-provider";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { requireAnswer } from "@/lib/core/require-answer";
import { linkAccount } from "./link-account";

/** Makes a bank account in the ledger for an own account, in its currency and under its number, and links the two. */
export async function createBankAccount(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  input: { provider: AccountingProvider; accountId: string; name: string; code: string; startOn: string },
): Promise<{ linkId: string; ledgerAccountId: string }> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  if (connection.state === "ACCESS_REMOVED") throw new AppError("accessRemoved");
  const account = await findOwnAccount(db, scope, input.accountId);
  if (!account) throw new AppError("notFound");
  const { organisationId, connectionId } = connection;
  const outcome = await input.provider.createBankAccount(
    { organisationId, connectionId },
    { name: input.name, code: input.code, accountNumber: account.accountNumber, currency: account.currency },
    { idempotencyKey: randomUUID(), stillMine: () => true },
  );
  const field = outcome.kind === "refused" ? /unique (name|code)/i.exec(outcome.messages.join(" "))?.[1] : undefined;
  if (field) throw new AppError("nameTaken", { name: input.name, field: field.toLowerCase() });
  const created = requireAnswer(outcome);
  await storeLedgerAccounts(db, organisationId, [created], { isWhole: false });
  const { linkId } = await linkAccount(db, scope, actor, {
    accountId: input.accountId,
    ledgerAccountId: created.ledgerAccountId,
    startOn: input.startOn,
  });
  return { linkId, ledgerAccountId: created.ledgerAccountId };
}
