import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

export type LinkableAccount = { accountId: string; name: string; kind: "DEBIT" | "CARD"; currency: string; accountNumber: string };

export async function listAccountsForLinking(db: DatabaseTransaction, scope: BusinessScope): Promise<LinkableAccount[]> {
  const rows = await db.account.findMany({ where: { businessId: scope.businessId }, orderBy: { name: "asc" } });
  return rows.map(({ id, name, kind, currency, accountNumber }) => ({ accountId: id, name, kind, currency, accountNumber }));
}
