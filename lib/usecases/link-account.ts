import { holderOf, insertLink } from "@/lib/adapters/db/account-links";
import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { findOwnAccount, readLedgerAccounts } from "@/lib/adapters/db/reference-data";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { requirePerson } from "@/lib/core/require-person";
import { recordAudit } from "./record-audit";
import { refreshBlockers } from "./refresh-blockers";

/**
 * Ties an own account to a bank account of the ledger: same currency, active, not tied to another account. `bankAccountTaken` names the account
 * that holds it (blank where that is another business's).
 */
export async function linkAccount(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  input: { accountId: string; ledgerAccountId: string; startOn: string },
): Promise<{ linkId: string }> {
  const person = requirePerson(actor);
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  if (connection.state === "ACCESS_REMOVED") throw new AppError("accessRemoved");
  const { organisationId } = connection;
  const [account, ledgerAccounts] = await Promise.all([findOwnAccount(db, scope, input.accountId), readLedgerAccounts(db, organisationId)]);
  const bankAccount = ledgerAccounts.find(({ ledgerAccountId, type }) => ledgerAccountId === input.ledgerAccountId && type === "BANK");
  if (!account || bankAccount?.status !== "ACTIVE") throw new AppError("notFound");
  if (bankAccount.currency !== account.currency) {
    throw new AppError("currencyDiffers", {
      account: account.name,
      currency: account.currency,
      bankAccount: bankAccount.name,
      bankCurrency: bankAccount.currency ?? "",
    });
  }

  const link = { accountId: input.accountId, organisationId, ledgerAccountId: input.ledgerAccountId };
  const linkId = await db.$transaction(async (tx) => {
    const holder = await holderOf(tx, scope, link);
    if (holder && holder.accountId !== input.accountId) throw taken(bankAccount.name, holder.accountName);
    const inserted = await insertLink(tx, scope, { ...link, startOn: input.startOn, linkedById: person.userId });
    // Somebody else's link came between the look and the write.
    if (!inserted) throw taken(bankAccount.name, (await holderOf(tx, scope, link))?.accountName ?? "");
    await recordAudit(tx, scope, actor, {
      action: "account.linked",
      subjectType: "account",
      subjectId: input.accountId,
      detail: { account: account.name, bankAccount: bankAccount.name, startOn: input.startOn },
    });
    return inserted;
  });
  await refreshBlockers(db, scope, { accountIds: [input.accountId] });
  return { linkId };
}

function taken(bankAccount: string, holder: string): AppError {
  return new AppError("bankAccountTaken", { bankAccount, account: holder });
}
