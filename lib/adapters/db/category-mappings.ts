import type { BusinessScope } from "@/lib/core/business-scope";
import { readTracking } from "@/lib/core/tracking-choices";
import type { Mapping } from "@/lib/core/coding";
import type { DatabaseTransaction } from "./client";
import { Prisma } from "./generated/client";

export type CategoryWithMapping = { categoryId: string; name: string; mapping: Mapping };

const UNMAPPED: Mapping = { ledgerAccountId: null, taxType: null, tracking: null, contactId: null };

type MappingRow = { ledgerAccountId: string | null; taxType: string | null; tracking: unknown; contactId: string | null };

function toMapping(row: MappingRow | undefined): Mapping {
  if (!row) return UNMAPPED;
  return { ledgerAccountId: row.ledgerAccountId, taxType: row.taxType, tracking: readTracking(row.tracking), contactId: row.contactId };
}

/** Every category of the business with what it is mapped to in this organisation, by name. */
export async function listCategoryMappings(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string,
): Promise<CategoryWithMapping[]> {
  const rows = await db.category.findMany({
    where: { businessId: scope.businessId },
    select: { id: true, name: true, mappings: { where: { organisationId, businessId: scope.businessId } } },
    orderBy: { name: "asc" },
  });
  return rows.map((row) => ({ categoryId: row.id, name: row.name, mapping: toMapping(row.mappings[0]) }));
}

/** Null where the category is not one of the business's. */
export async function findCategoryMapping(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string,
  categoryId: string,
): Promise<CategoryWithMapping | null> {
  const row = await db.category.findFirst({
    where: { id: categoryId, businessId: scope.businessId },
    select: { id: true, name: true, mappings: { where: { organisationId, businessId: scope.businessId } } },
  });
  return row && { categoryId: row.id, name: row.name, mapping: toMapping(row.mappings[0]) };
}

export async function writeCategoryMapping(
  db: DatabaseTransaction,
  scope: BusinessScope,
  organisationId: string,
  categoryId: string,
  mapping: Mapping,
): Promise<void> {
  const data = {
    ledgerAccountId: mapping.ledgerAccountId,
    taxType: mapping.taxType,
    tracking: mapping.tracking === null ? Prisma.DbNull : mapping.tracking,
    contactId: mapping.contactId,
  };
  await db.categoryMapping.upsert({
    where: { organisationId_categoryId: { organisationId, categoryId } },
    create: { organisationId, categoryId, businessId: scope.businessId, ...data },
    update: data,
  });
}
