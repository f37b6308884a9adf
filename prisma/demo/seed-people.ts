import type { Database } from "../../lib/adapters/db/client";
import type { Role } from "../../lib/core/role";
import { hashPassword } from "../../lib/usecases/check-password";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, DEMO_PEOPLE, HONG_KONG_ADMIN, type DemoAccount } from "./business";
import { DEMO_MERCHANTS } from "./merchants";

type Person = { name: string; email: string; role: Role };

async function addMember(db: Database, businessId: string, { name, email, role }: Person): Promise<string> {
  const user = await db.user.create({ data: { name, email, passwordHash: await hashPassword(DEMO_PASSWORD) } });
  await db.member.create({ data: { businessId, userId: user.id, role } });
  return user.id;
}

export type SeededBusiness = { businessId: string; accountIds: Record<DemoAccount, string>; userIdByName: Map<string, string> };

/** Kopi Nusantara in Singapore: its people, accounts and categories. */
export async function seedSingapore(db: Database): Promise<SeededBusiness> {
  const business = await db.business.create({
    data: { name: "Kopi Nusantara", countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" },
  });
  const userIdByName = new Map<string, string>();
  for (const person of DEMO_PEOPLE) userIdByName.set(person.name, await addMember(db, business.id, person));
  const accountIds = {} as Record<DemoAccount, string>;
  for (const { key, ...account } of DEMO_ACCOUNTS)
    accountIds[key] = (await db.account.create({ data: { ...account, businessId: business.id } })).id;
  const categories = new Set(DEMO_MERCHANTS.flatMap(({ category }) => (category ? [category] : [])));
  await db.category.createMany({ data: [...categories].map((name) => ({ name, businessId: business.id })) });
  return { businessId: business.id, accountIds, userIdByName };
}

/** Harbour Tea in Hong Kong: may connect accounts for statements, but not sync expenses. */
export async function seedHongKong(db: Database): Promise<{ businessId: string; accountId: string }> {
  const business = await db.business.create({
    data: { name: "Harbour Tea", countryCode: "HK", baseCurrency: "HKD", timeZone: "Asia/Hong_Kong" },
  });
  await addMember(db, business.id, { ...HONG_KONG_ADMIN, role: "ADMIN" });
  const account = await db.account.create({
    data: {
      businessId: business.id,
      name: "Operating account",
      kind: "DEBIT",
      currency: "HKD",
      accountNumber: "012-875-0-118822",
      openingBalanceMinor: 12_450_000,
    },
  });
  return { businessId: business.id, accountId: account.id };
}
