import { nameKey } from "@/lib/core/ledger-reference";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "../client";

/** The ids of these categories by `nameKey`; those that do not exist are made, under the name as it came. */
export async function ensureCategories(db: DatabaseTransaction, scope: BusinessScope, names: string[]): Promise<Map<string, string>> {
  const wanted = new Map<string, string>();
  for (const name of names) if (!wanted.has(nameKey(name))) wanted.set(nameKey(name), name.trim().replace(/\s+/g, " "));
  if (wanted.size === 0) return new Map();
  const read = async () => {
    const rows = await db.category.findMany({
      where: { businessId: scope.businessId },
      select: { id: true, name: true },
      orderBy: { createdAt: "asc" },
    });
    return new Map(rows.reverse().map(({ id, name }) => [nameKey(name), id]));
  };
  const known = await read();
  const missing = [...wanted].filter(([key]) => !known.has(key)).map(([, name]) => name);
  if (missing.length === 0) return known;
  await db.category.createMany({ data: missing.map((name) => ({ businessId: scope.businessId, name })), skipDuplicates: true });
  return read();
}
