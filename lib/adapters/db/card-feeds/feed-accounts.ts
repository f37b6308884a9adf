import type { BusinessScope } from "@/lib/core/business-scope";
import type { FeedAccount } from "@/lib/core/card-feed/card-feed";
import type { DatabaseTransaction } from "../client";

export type FedAccount = { sourceAccountId: string; accountId: string; isOpened: boolean; pulledThroughAt: Date | null };

/**
 * The account of ours that an account at the source goes to. The first time, it is one with the same number and currency that no feed has yet,
 * else a new one under its name, or under a name beside it where that is taken.
 */
export async function ensureFedAccount(
  tx: DatabaseTransaction,
  scope: BusinessScope,
  { source, account }: { source: string; account: FeedAccount },
): Promise<FedAccount> {
  const { businessId } = scope;
  const key = { businessId, source, sourceAccountId: account.id };
  const known = await tx.cardFeedAccount.findUnique({ where: { businessId_source_sourceAccountId: key } });
  if (known) return known;
  const { currency, accountNumber, kind } = account;
  const own = await tx.account.findFirst({ where: { businessId, currency, accountNumber, feedAccount: null }, select: { id: true } });
  const accountId = own?.id ?? (await addAccount(tx, scope, { name: account.name, currency, accountNumber, kind }));
  // An account that was here before has its opening balance already.
  return tx.cardFeedAccount.create({ data: { ...key, accountId, isOpened: own !== null } });
}

type NewAccount = Pick<FeedAccount, "name" | "currency" | "accountNumber" | "kind">;

async function addAccount(tx: DatabaseTransaction, { businessId }: BusinessScope, account: NewAccount): Promise<string> {
  const taken = await tx.account.findMany({ where: { businessId }, select: { name: true } });
  const names = new Set(taken.map(({ name }) => name));
  let name = account.name;
  for (let number = 2; names.has(name); number += 1) name = `${account.name} (${number})`;
  return (await tx.account.create({ data: { ...account, name, businessId }, select: { id: true } })).id;
}

export async function storePulledThrough(
  tx: DatabaseTransaction,
  { businessId }: BusinessScope,
  { accountId, pulledThroughAt }: { accountId: string; pulledThroughAt: Date },
): Promise<void> {
  await tx.cardFeedAccount.updateMany({ where: { businessId, accountId }, data: { pulledThroughAt } });
}

/** Once, after the first part of its history. */
export async function storeOpeningBalance(
  tx: DatabaseTransaction,
  { businessId }: BusinessScope,
  { accountId, balanceMinor }: { accountId: string; balanceMinor: number | null },
): Promise<void> {
  const { count } = await tx.cardFeedAccount.updateMany({ where: { businessId, accountId, isOpened: false }, data: { isOpened: true } });
  if (count === 1 && balanceMinor !== null)
    await tx.account.updateMany({ where: { id: accountId, businessId }, data: { openingBalanceMinor: BigInt(balanceMinor) } });
}
