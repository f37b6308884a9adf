import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "../client";

/** Null: there is no such business (any more). */
export async function findTimeZone(db: Database, { businessId }: BusinessScope): Promise<string | null> {
  return (await db.business.findUnique({ where: { id: businessId }, select: { timeZone: true } }))?.timeZone ?? null;
}
