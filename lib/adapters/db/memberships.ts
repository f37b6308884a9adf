import type { DatabaseTransaction } from "./client";

export type Membership = { businessId: string; name: string; countryCode: string; baseCurrency: string };

/** The businesses a person may look at, by name. */
export async function listMemberships(db: DatabaseTransaction, userId: string): Promise<Membership[]> {
  const members = await db.member.findMany({
    where: { userId, removedAt: null },
    include: { business: true },
    orderBy: { business: { name: "asc" } },
  });
  return members.map(({ business }) => ({
    businessId: business.id,
    name: business.name,
    countryCode: business.countryCode,
    baseCurrency: business.baseCurrency,
  }));
}
