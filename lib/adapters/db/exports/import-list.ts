import type { BusinessScope } from "@/lib/core/business-scope";
import type { ExportedImport } from "@/lib/core/export/import-columns";
import type { Database } from "../client";
import { Prisma } from "../generated/client";

/** Imports of files that were begun, the newest first; one page older than `after`. */
export async function listImportsForExport(
  db: Database,
  scope: BusinessScope,
  { after, limit }: { after: ExportedImport | null; limit: number },
): Promise<ExportedImport[]> {
  const older = after ? Prisma.sql`AND (i."createdAt", i."id") < (${after.createdAt}, ${after.id}::uuid)` : Prisma.empty;
  return db.$queryRaw<ExportedImport[]>`
    SELECT i."id"::text, i."createdAt", i."fileName", a."name" AS "accountName", i."recordCount", i."addedCount", i."knownCount",
      i."leftOutCount", i."undoneAt"
    FROM "FileImport" i JOIN "Account" a ON a."id" = i."accountId"
    WHERE i."businessId" = ${scope.businessId}::uuid AND i."startedAt" IS NOT NULL ${older} ORDER BY i."createdAt" DESC, i."id" DESC LIMIT ${limit}`;
}
