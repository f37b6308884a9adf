import { liveLinks } from "@/lib/adapters/db/account-links";
import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { listAccountsForLinking } from "@/lib/adapters/db/linkable-accounts";
import type { BusinessScope } from "@/lib/core/business-scope";

/** What the screens show of the connection. */
export type ConnectionView = {
  connectionId: string;
  organisationId: string;
  state: "CONNECTED" | "ACCESS_REMOVED";
  organisationName: string;
  connectedByName: string;
  connectedAt: Date;
  providerUserName: string | null;
};

export async function readConnection(db: Database, scope: BusinessScope): Promise<ConnectionView | null> {
  const row = await findConnection(db, scope);
  if (!row) return null;
  const { connectionId, organisationId, state, organisationName, connectedByName, connectedAt, providerUserName } = row;
  return { connectionId, organisationId, state, organisationName, connectedByName, connectedAt, providerUserName };
}

/** An own account with the bank account of the ledger that it is tied to. */
export type AccountWithLink = {
  accountId: string;
  name: string;
  kind: "DEBIT" | "CARD";
  currency: string;
  accountNumber: string;
  link: {
    linkId: string;
    ledgerAccountId: string;
    bankAccountName: string;
    bankAccountStatus: string;
    startOn: string;
    linkedAt: Date;
  } | null;
};

export async function readAccountsWithLinks(db: Database, scope: BusinessScope): Promise<AccountWithLink[]> {
  const [connection, accounts] = await Promise.all([findConnection(db, scope), listAccountsForLinking(db, scope)]);
  const links = connection ? await liveLinks(db, scope, connection.organisationId) : [];
  const bankAccounts = connection
    ? await db.ledgerAccount.findMany({
        where: { organisationId: connection.organisationId, ledgerAccountId: { in: links.map(({ ledgerAccountId }) => ledgerAccountId) } },
      })
    : [];
  return accounts.map((account) => {
    const link = links.find(({ accountId }) => accountId === account.accountId);
    if (!link) return { ...account, link: null };
    const bank = bankAccounts.find(({ ledgerAccountId }) => ledgerAccountId === link.ledgerAccountId);
    const { linkId, ledgerAccountId, startOn, linkedAt } = link;
    return {
      ...account,
      link: { linkId, ledgerAccountId, bankAccountName: bank?.name ?? "", bankAccountStatus: bank?.status ?? "DELETED", startOn, linkedAt },
    };
  });
}
