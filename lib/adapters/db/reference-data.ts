import type { BusinessScope } from "@/lib/core/business-scope";
import {
  nameKey,
  type LedgerAccount,
  type LedgerContact,
  type OrganisationFacts,
  type TaxRate,
  type TrackingCategory,
} from "@/lib/core/ledger-reference";
import type { DatabaseTransaction } from "./client";

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

export async function readOrganisationFacts(db: DatabaseTransaction, organisationId: string): Promise<OrganisationFacts> {
  const row = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const { name, shortCode, baseCurrency, countryCode, timeZone } = row;
  return {
    name,
    shortCode,
    baseCurrency,
    countryCode,
    timeZone,
    periodLockOn: day(row.periodLockOn),
    yearEndLockOn: day(row.yearEndLockOn),
  };
}

/** All of them, archived ones included: what was chosen before must still have a name. */
export async function readLedgerAccounts(db: DatabaseTransaction, organisationId: string): Promise<LedgerAccount[]> {
  const rows = await db.ledgerAccount.findMany({ where: { organisationId }, orderBy: [{ code: "asc" }, { name: "asc" }] });
  return rows.map(({ organisationId: _, ...account }) => account);
}

export async function readTaxRates(db: DatabaseTransaction, organisationId: string): Promise<TaxRate[]> {
  const rows = await db.taxRate.findMany({ where: { organisationId }, orderBy: { name: "asc" } });
  return rows.map(({ taxType, name, percentage, status, appliesTo }) => ({
    taxType,
    name,
    percentage: percentage.toString(),
    status,
    appliesTo,
  }));
}

export async function readTracking(db: DatabaseTransaction, organisationId: string): Promise<TrackingCategory[]> {
  const rows = await db.trackingCategory.findMany({
    where: { organisationId },
    orderBy: { name: "asc" },
    include: { options: { orderBy: { name: "asc" } } },
  });
  return rows.map(({ trackingCategoryId, name, status, options }) => ({
    trackingCategoryId,
    name,
    status,
    options: options.map((option) => ({ trackingOptionId: option.trackingOptionId, name: option.name, status: option.status })),
  }));
}

/** Active contacts by part of their name, for a picker. */
export async function findContacts(
  db: DatabaseTransaction,
  organisationId: string,
  search: { text: string; limit: number },
): Promise<LedgerContact[]> {
  const rows = await db.ledgerContact.findMany({
    where: { organisationId, status: "ACTIVE", nameKey: { contains: nameKey(search.text) } },
    orderBy: { nameKey: "asc" },
    take: search.limit,
  });
  return rows.map(({ contactId, name, status }) => ({ contactId, name, status }));
}

/** The account as this business sees it, or null. */
export async function findOwnAccount(
  db: DatabaseTransaction,
  scope: BusinessScope,
  accountId: string,
): Promise<{ accountId: string; name: string; currency: string; accountNumber: string } | null> {
  const row = await db.account.findFirst({ where: { id: accountId, businessId: scope.businessId } });
  return row && { accountId: row.id, name: row.name, currency: row.currency, accountNumber: row.accountNumber };
}
