import { nameKey } from "@/lib/core/ledger-reference";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

export type TargetAccount = { id: string; name: string; kind: "DEBIT" | "CARD"; currency: string };

/** The business's accounts among these ids. */
export async function findTargetAccounts(
  db: DatabaseTransaction,
  scope: BusinessScope,
  accountIds: string[],
): Promise<Map<string, TargetAccount>> {
  const rows = await db.account.findMany({
    where: { businessId: scope.businessId, id: { in: accountIds } },
    select: { id: true, name: true, kind: true, currency: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Members by the `nameKey` of their name and by their e-mail address: how a cardholder in a file becomes a person here. */
export async function membersByName(db: DatabaseTransaction, scope: BusinessScope): Promise<Map<string, string>> {
  const rows = await db.member.findMany({
    where: { businessId: scope.businessId, removedAt: null },
    select: { userId: true, user: { select: { name: true, email: true } } },
  });
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const { userId, user } of rows) {
    if (found.has(nameKey(user.name))) shared.add(nameKey(user.name));
    found.set(nameKey(user.name), userId);
  }
  // Two people of one name: neither is guessed.
  for (const name of shared) found.delete(name);
  for (const { userId, user } of rows) found.set(nameKey(user.email), userId);
  return found;
}
