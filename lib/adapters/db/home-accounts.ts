import type { HeldBankAccount } from "@/lib/core/bank-account-choice";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";
import { toDayOn } from "./day-columns";

export type AccountWithLink = {
  accountId: string;
  name: string;
  kind: "DEBIT" | "CARD";
  currency: string;
  accountNumber: string;
  link: { ledgerAccountId: string; startOn: string } | null;
};

/** The business's accounts, oldest first, each with its live link to a bank account of the organisation. */
export async function listAccountsWithLinks(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string | null,
): Promise<AccountWithLink[]> {
  const rows = await db.account.findMany({
    where: { businessId: scope.businessId },
    include: { links: { where: organisationId === null ? { id: { in: [] } } : { organisationId, endedAt: null } } },
    orderBy: [{ createdAt: "asc" }, { name: "asc" }],
  });
  return rows.map(({ id, name, kind, currency, accountNumber, links: [link] }) => ({
    accountId: id,
    name,
    kind,
    currency,
    accountNumber,
    link: link ? { ledgerAccountId: link.ledgerAccountId, startOn: toDayOn(link.startOn) } : null,
  }));
}

/** Every bank account of the organisation that is held, also by other businesses on it, whose account names stay theirs. */
export async function listHeldBankAccounts(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string,
): Promise<HeldBankAccount[]> {
  const links = await db.accountLink.findMany({
    where: { organisationId, endedAt: null },
    select: { ledgerAccountId: true, accountId: true, businessId: true, account: { select: { name: true } } },
  });
  return links.map((link) => ({
    ledgerAccountId: link.ledgerAccountId,
    accountId: link.accountId,
    accountName: link.businessId === scope.businessId ? link.account.name : null,
  }));
}
