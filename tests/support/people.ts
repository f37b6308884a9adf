import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { Database } from "@/lib/adapters/db/client";
import type { Role } from "@/lib/core/role";

export const PASSWORD = "correct horse battery";

// Cheap on purpose: how costly a guess is does not matter to a test.
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

export async function addBusiness(db: Database, values: { name?: string; countryCode?: string } = {}): Promise<string> {
  const { id } = await db.business.create({
    data: {
      name: values.name ?? "Kopi Nusantara",
      countryCode: values.countryCode ?? "SG",
      baseCurrency: "SGD",
      timeZone: "Asia/Singapore",
    },
  });
  return id;
}

type Person = { userId: string; memberId: string; email: string; name: string };

/** A person with the password PASSWORD and one membership. */
export async function addPerson(db: Database, businessId: string, role: Role): Promise<Person> {
  const name = `${role.toLowerCase()} ${randomUUID().slice(0, 4)}`;
  const email = `${randomUUID()}@example.com`;
  const user = await db.user.create({
    data: { email, name, passwordHash: await hash(PASSWORD, CHEAP), members: { create: { businessId, role } } },
    include: { members: true },
  });
  const [member] = user.members;
  if (!member) throw new Error("A member was to be made.");
  return { userId: user.id, memberId: member.id, email, name };
}
