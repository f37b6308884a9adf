import { leftOutSchema, type LeftOut } from "@/lib/core/import/import-row";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "../client";

export async function insertLeftOut(tx: DatabaseTransaction, importId: string, rows: (LeftOut & { position: number })[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.leftOutRow.createMany({ data: rows.map((row) => ({ ...row, importId })) });
}

/** In the order of the file, after `position`. */
export async function listLeftOut(
  db: Database,
  scope: BusinessScope,
  { importId, after, limit }: { importId: string; after: number; limit: number },
): Promise<(LeftOut & { position: number })[]> {
  const rows = await db.leftOutRow.findMany({
    where: { importId, fileImport: { businessId: scope.businessId }, position: { gt: after } },
    orderBy: { position: "asc" },
    take: limit,
  });
  return rows.map((row) => ({ ...leftOutSchema.parse(row), position: row.position }));
}

/** How many for which reason. */
export async function countLeftOut(db: Database, scope: BusinessScope, importId: string): Promise<{ reason: string; count: number }[]> {
  const groups = await db.leftOutRow.groupBy({
    by: ["reason"],
    where: { importId, fileImport: { businessId: scope.businessId } },
    _count: true,
  });
  return groups.map(({ reason, _count }) => ({ reason, count: _count }));
}
