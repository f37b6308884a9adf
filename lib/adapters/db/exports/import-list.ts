import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExportedImport } from "@/lib/core/export/import-columns";
import type { Database } from "../client";
import { Prisma } from "../generated/client";

/** Imports of files, the newest first; one page older than `after`. The rows they refused are counted by the database. */
export async function listImportsForExport(
  db: Database,
  scope: BusinessScope,
  { after, limit }: { after: ExportedImport | null; limit: number },
): Promise<ExportedImport[]> {
  const older = after ? Prisma.sql`AND (i."createdAt", i."id") < (${after.createdAt}, ${after.id}::uuid)` : Prisma.empty;
  return db.$queryRaw<ExportedImport[]>`
    SELECT i."id"::text, i."createdAt", i."fileName", a."name" AS "accountName", i."rowCount", i."addedCount", i."knownCount",
      jsonb_array_length(i."rejectedRows") AS "rejectedCount", i."undoneAt"
    FROM "FileImport" i JOIN "Account" a ON a."id" = i."accountId"
    WHERE i."businessId" = ${scope.businessId}::uuid ${older} ORDER BY i."createdAt" DESC, i."id" DESC LIMIT ${limit}`;
}
