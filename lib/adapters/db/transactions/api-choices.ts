import { nameKey } from "@/lib/core/ledger-reference";
import type { TrackingChoice } from "@/lib/core/coding";
import type { BusinessScope } from "@/lib/core/business-scope";
import type { Database } from "../client";

/** Names and codes, as scripts know them, to the ids that stand for them. Each answers null for what there is not. */

export async function findCategoryByName(db: Database, scope: BusinessScope, name: string): Promise<string | null> {
  const rows = await db.category.findMany({ where: { businessId: scope.businessId }, select: { id: true, name: true } });
  return rows.find((row) => nameKey(row.name) === nameKey(name))?.id ?? null;
}

export async function findLedgerAccountByCode(db: Database, organisationId: string, code: string): Promise<string | null> {
  const found = await db.ledgerAccount.findFirst({ where: { organisationId, code, status: "ACTIVE" }, select: { ledgerAccountId: true } });
  return found?.ledgerAccountId ?? null;
}

export async function findContactByName(db: Database, organisationId: string, name: string): Promise<string | null> {
  const found = await db.ledgerContact.findFirst({
    where: { organisationId, nameKey: nameKey(name), status: "ACTIVE" },
    select: { contactId: true },
  });
  return found?.contactId ?? null;
}

export async function findTrackingByName(
  db: Database,
  organisationId: string,
  wanted: { category: string; option: string },
): Promise<TrackingChoice | null> {
  const found = await db.trackingOption.findFirst({
    where: { organisationId, name: wanted.option, status: "ACTIVE", category: { name: wanted.category, status: "ACTIVE" } },
    select: { trackingCategoryId: true, trackingOptionId: true },
  });
  return found;
}
