import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database, DatabaseTransaction } from "../client";

type Reader = Database | DatabaseTransaction;

export type ImportAccount = { id: string; name: string; kind: "DEBIT" | "CARD"; currency: string; importLayout: unknown };

export async function findImportAccount(db: Reader, scope: BusinessScope, accountId: string): Promise<ImportAccount | null> {
  return db.account.findFirst({
    where: { id: accountId, businessId: scope.businessId },
    select: { id: true, name: true, kind: true, currency: true, importLayout: true },
  });
}

export async function rememberImportLayout(
  db: DatabaseTransaction,
  scope: BusinessScope,
  accountId: string,
  layouts: object,
): Promise<void> {
  await db.account.updateMany({
    where: { id: accountId, businessId: scope.businessId },
    data: { importLayout: layouts },
  });
}

/** Which of these rows are in the books already. */
export async function countKnown(db: Reader, scope: BusinessScope, accountId: string, externalIds: string[]): Promise<number> {
  const [found] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT COUNT(*) AS count FROM "Transaction"
    WHERE "businessId" = ${scope.businessId}::uuid AND "accountId" = ${accountId}::uuid AND "externalId" = ANY(${externalIds}::text[])`;
  return Number(found?.count ?? 0);
}

export type NewImport = {
  accountId: string;
  fileName: string;
  sha256: string;
  layout: object;
  rowCount: number;
  rejectedRows: object[];
  createdById: string;
};

export async function insertImport(
  db: DatabaseTransaction,
  scope: BusinessScope,
  { layout, rejectedRows, ...own }: NewImport,
): Promise<string> {
  const { id } = await db.fileImport.create({
    data: {
      ...own,
      businessId: scope.businessId,
      layout,
      rejectedRows,
      addedCount: 0,
      knownCount: 0,
    },
    select: { id: true },
  });
  return id;
}

export async function storeImportCounts(
  db: DatabaseTransaction,
  scope: BusinessScope,
  importId: string,
  counts: { addedCount: number; knownCount: number },
) {
  await db.fileImport.updateMany({ where: { id: importId, businessId: scope.businessId }, data: counts });
}

export async function findImport(db: Reader, scope: BusinessScope, importId: string) {
  return db.fileImport.findFirst({ where: { id: importId, businessId: scope.businessId } });
}

/** The newest first, with what undoing needs to know. */
export async function listImportRows(db: Reader, scope: BusinessScope, limit: number) {
  return db.fileImport.findMany({
    where: { businessId: scope.businessId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    include: { account: { select: { name: true } } },
  });
}
