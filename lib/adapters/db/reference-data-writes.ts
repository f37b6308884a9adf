import {
  nameKey,
  type LedgerAccount,
  type LedgerContact,
  type OrganisationFacts,
  type TaxRate,
  type TrackingCategory,
} from "@/lib/core/ledger-reference";
import type { DatabaseTransaction } from "./client";

/** One statement per kind, whatever the number of rows. With `isWhole`, rows that the ledger no longer lists are kept as DELETED. */
type Extent = { isWhole: boolean };

export async function storeOrganisationFacts(db: DatabaseTransaction, organisationId: string, facts: OrganisationFacts): Promise<void> {
  const date = (on: string | null) => (on === null ? null : new Date(`${on}T00:00:00Z`));
  const { name, shortCode, baseCurrency, countryCode, timeZone } = facts;
  await db.organisation.update({
    where: { id: organisationId },
    data: {
      name,
      shortCode,
      baseCurrency,
      countryCode,
      timeZone,
      periodLockOn: date(facts.periodLockOn),
      yearEndLockOn: date(facts.yearEndLockOn),
    },
  });
}

export async function storeCurrencies(db: DatabaseTransaction, organisationId: string, currencies: string[]): Promise<void> {
  await db.organisation.update({ where: { id: organisationId }, data: { currencies } });
}

/** A bank account whose currency the ledger leaves out is in the organisation's own. */
export async function storeLedgerAccounts(
  db: DatabaseTransaction,
  organisationId: string,
  accounts: LedgerAccount[],
  { isWhole }: Extent,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "LedgerAccount" ("organisationId", "ledgerAccountId", "code", "name", "type", "class", "status", "taxType", "currency", "bankAccountNumber", "bankAccountType", "isSystem", "takesPayments")
    SELECT ${organisationId}::uuid, a."ledgerAccountId", a."code", a."name", a."type", a."class", a."status", a."taxType",
      COALESCE(a."currency", CASE WHEN a."type" = 'BANK' THEN (SELECT "baseCurrency" FROM "Organisation" WHERE "id" = ${organisationId}::uuid) END),
      a."bankAccountNumber", a."bankAccountType", a."isSystem", a."takesPayments"
    FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS a("ledgerAccountId" text, "code" text, "name" text, "type" text, "class" text,
      "status" text, "taxType" text, "currency" text, "bankAccountNumber" text, "bankAccountType" text, "isSystem" boolean, "takesPayments" boolean)
    ON CONFLICT ("organisationId", "ledgerAccountId") DO UPDATE SET "code" = EXCLUDED."code", "name" = EXCLUDED."name", "type" = EXCLUDED."type", "class" = EXCLUDED."class",
      "status" = EXCLUDED."status", "taxType" = EXCLUDED."taxType", "currency" = EXCLUDED."currency", "bankAccountNumber" = EXCLUDED."bankAccountNumber",
      "bankAccountType" = EXCLUDED."bankAccountType", "isSystem" = EXCLUDED."isSystem", "takesPayments" = EXCLUDED."takesPayments"`;
  if (!isWhole) return;
  await db.ledgerAccount.updateMany({
    where: { organisationId, ledgerAccountId: { notIn: accounts.map(({ ledgerAccountId }) => ledgerAccountId) } },
    data: { status: "DELETED" },
  });
}

export async function storeTaxRates(db: DatabaseTransaction, organisationId: string, rates: TaxRate[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "TaxRate" ("organisationId", "taxType", "name", "percentage", "status", "appliesTo")
    SELECT ${organisationId}::uuid, r."taxType", r."name", r."percentage"::numeric, r."status", r."appliesTo"
    FROM jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) AS r("taxType" text, "name" text, "percentage" text, "status" text, "appliesTo" text[])
    ON CONFLICT ("organisationId", "taxType") DO UPDATE SET "name" = EXCLUDED."name", "percentage" = EXCLUDED."percentage", "status" = EXCLUDED."status", "appliesTo" = EXCLUDED."appliesTo"`;
  await db.taxRate.updateMany({
    where: { organisationId, taxType: { notIn: rates.map(({ taxType }) => taxType) } },
    data: { status: "DELETED" },
  });
}

export async function storeTracking(db: DatabaseTransaction, organisationId: string, categories: TrackingCategory[]): Promise<void> {
  const options = categories.flatMap(({ trackingCategoryId, options }) => options.map((option) => ({ ...option, trackingCategoryId })));
  await db.$executeRaw`
    INSERT INTO "TrackingCategory" ("organisationId", "trackingCategoryId", "name", "status")
    SELECT ${organisationId}::uuid, c.* FROM jsonb_to_recordset(${JSON.stringify(categories)}::jsonb) AS c("trackingCategoryId" text, "name" text, "status" text)
    ON CONFLICT ("organisationId", "trackingCategoryId") DO UPDATE SET "name" = EXCLUDED."name", "status" = EXCLUDED."status"`;
  await db.$executeRaw`
    INSERT INTO "TrackingOption" ("organisationId", "trackingOptionId", "trackingCategoryId", "name", "status")
    SELECT ${organisationId}::uuid, o.* FROM jsonb_to_recordset(${JSON.stringify(options)}::jsonb) AS o("trackingOptionId" text, "trackingCategoryId" text, "name" text, "status" text)
    ON CONFLICT ("organisationId", "trackingOptionId") DO UPDATE SET "trackingCategoryId" = EXCLUDED."trackingCategoryId", "name" = EXCLUDED."name", "status" = EXCLUDED."status"`;
  await db.trackingCategory.updateMany({
    where: { organisationId, trackingCategoryId: { notIn: categories.map(({ trackingCategoryId }) => trackingCategoryId) } },
    data: { status: "DELETED" },
  });
  await db.trackingOption.updateMany({
    where: { organisationId, trackingOptionId: { notIn: options.map(({ trackingOptionId }) => trackingOptionId) } },
    data: { status: "DELETED" },
  });
}

/** The contacts known before all of them are read again. */
export async function knownContactIds(db: DatabaseTransaction, organisationId: string): Promise<string[]> {
  const rows = await db.ledgerContact.findMany({ where: { organisationId, status: { not: "DELETED" } }, select: { contactId: true } });
  return rows.map(({ contactId }) => contactId);
}

/** `gone`: those that the ledger does not list any more. */
export async function markContactsDeleted(db: DatabaseTransaction, organisationId: string, gone: string[]): Promise<void> {
  if (gone.length === 0) return;
  await db.$executeRaw`
    UPDATE "LedgerContact" SET "status" = 'DELETED' WHERE "organisationId" = ${organisationId}::uuid AND "contactId" = ANY(${gone})`;
}

export async function storeContacts(db: DatabaseTransaction, organisationId: string, contacts: LedgerContact[]): Promise<void> {
  const rows = contacts.map((contact) => ({ ...contact, nameKey: nameKey(contact.name) }));
  await db.$executeRaw`
    INSERT INTO "LedgerContact" ("organisationId", "contactId", "name", "nameKey", "status")
    SELECT ${organisationId}::uuid, c.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c("contactId" text, "name" text, "nameKey" text, "status" text)
    ON CONFLICT ("organisationId", "contactId") DO UPDATE SET "name" = EXCLUDED."name", "nameKey" = EXCLUDED."nameKey", "status" = EXCLUDED."status"`;
}

export type ReferenceKind =
  "organisation" | "currencies" | "accounts" | "accountsWhole" | "taxRates" | "tracking" | "contacts" | "contactsWhole";

/** When each kind was last asked for, by the clock of the process that asked. */
export async function readReferenceTimes(db: DatabaseTransaction, organisationId: string): Promise<Partial<Record<ReferenceKind, Date>>> {
  const { referenceReadAt } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { referenceReadAt: true } });
  const times = typeof referenceReadAt === "object" && referenceReadAt !== null ? Object.entries(referenceReadAt) : [];
  return Object.fromEntries(times.flatMap(([kind, at]) => (typeof at === "string" ? [[kind, new Date(at)]] : [])));
}

export async function storeReferenceTime(
  db: DatabaseTransaction,
  organisationId: string,
  kinds: ReferenceKind[],
  readAt: Date,
): Promise<void> {
  const times = JSON.stringify(Object.fromEntries(kinds.map((kind) => [kind, readAt.toISOString()])));
  await db.$executeRaw`UPDATE "Organisation" SET "referenceReadAt" = "referenceReadAt" || ${times}::jsonb WHERE "id" = ${organisationId}::uuid`;
}
