import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import type { Mapping } from "@/lib/core/coding";
import { nameKey, type LedgerAccount, type LedgerContact, type TaxRate, type TrackingCategory } from "@/lib/core/ledger-reference";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import type { LedgerContext, SyncPolicy } from "@/lib/core/sync/ledger-context";
import type { Database, DatabaseTransaction } from "../client";
import { Prisma } from "../generated/client";
import { jsonRows } from "../json-rows";
import { trackingFromJson } from "./expense-facts";

type Connected = { organisationId: string; connectionId: string; state: "CONNECTED" | "ACCESS_REMOVED" };

/** The business's connection, also one whose access was removed on the other side: what is known of it still decides what is complete. */
export async function findConnection(db: Database | DatabaseTransaction, scope: BusinessScope): Promise<Connected | null> {
  const found = await db.connection.findFirst({ where: { businessId: scope.businessId, state: { not: "DISCONNECTED" } } });
  return found && found.state !== "DISCONNECTED"
    ? { organisationId: found.organisationId, connectionId: found.id, state: found.state }
    : null;
}

export async function connectedBusinesses(db: Database): Promise<BusinessScope[]> {
  const connections = await db.connection.findMany({ where: { state: "CONNECTED" }, select: { businessId: true } });
  return connections.map((connection) => grantBusinessScope(connection.businessId));
}

/** Every business that works with the organisation: what changes there concerns all of them. */
export async function businessesOn(db: Database, organisationId: string): Promise<BusinessScope[]> {
  const connections = await db.connection.findMany({
    where: { organisationId, state: { not: "DISCONNECTED" } },
    select: { businessId: true },
  });
  return connections.map((connection) => grantBusinessScope(connection.businessId));
}

type StoredContext = SyncPolicy & {
  isConnected: boolean;
  periodLockOn: string | null;
  yearEndLockOn: string | null;
  links: { accountId: string; ledgerAccountId: string }[];
  mappings: (Omit<Mapping, "tracking"> & { categoryId: string; tracking: unknown })[];
  accounts: LedgerAccount[];
  taxRates: TaxRate[];
  tracking: TrackingCategory[];
  contacts: LedgerContact[];
};

const LINKS = jsonRows(Prisma.sql`
  SELECT l."accountId", l."ledgerAccountId" FROM "AccountLink" l
  WHERE l."businessId" = b."id" AND l."organisationId" = o."id" AND l."endedAt" IS NULL`);
const MAPPINGS = jsonRows(Prisma.sql`
  SELECT m."categoryId", m."ledgerAccountId", m."taxType", m."tracking", m."contactId" FROM "CategoryMapping" m
  WHERE m."businessId" = b."id" AND m."organisationId" = o."id"`);
const ACCOUNTS = jsonRows(Prisma.sql`SELECT la.* FROM "LedgerAccount" la WHERE la."organisationId" = o."id"`);
const TAX_RATES = jsonRows(Prisma.sql`
  SELECT tr."taxType", tr."name", trim_scale(tr."percentage")::text AS "percentage", tr."status", tr."appliesTo" FROM "TaxRate" tr
  WHERE tr."organisationId" = o."id"`);
const TRACKING = jsonRows(Prisma.sql`
  SELECT tc."trackingCategoryId", tc."name", tc."status", ${jsonRows(Prisma.sql`
    SELECT op."trackingOptionId", op."name", op."status" FROM "TrackingOption" op
    WHERE op."organisationId" = o."id" AND op."trackingCategoryId" = tc."trackingCategoryId"`)} AS "options"
  FROM "TrackingCategory" tc WHERE tc."organisationId" = o."id"`);

/** Contacts that are chosen by hand, mapped or the default, and those with one of the names: a business can have a hundred thousand others. */
function contactsFor(expenses: ExpenseFacts[]): Prisma.Sql {
  const ids = [...new Set(expenses.flatMap(({ contactId }) => contactId ?? []))];
  const keys = [
    ...new Set(expenses.flatMap(({ contactName, merchant }) => (contactName === null ? [merchant] : [contactName, merchant])).map(nameKey)),
  ];
  const chosen = Prisma.sql`SELECT unnest(${ids}::text[]) UNION SELECT b."defaultContactId" UNION SELECT cm."contactId" FROM "CategoryMapping" cm
    WHERE cm."businessId" = b."id" AND cm."organisationId" = o."id"`;
  return jsonRows(Prisma.sql`
    SELECT lc."contactId", lc."name", lc."status" FROM "LedgerContact" lc
    WHERE lc."organisationId" = o."id" AND (lc."contactId" = ANY(ARRAY(${chosen})) OR lc."nameKey" = ANY(${keys}))
    ORDER BY lc."contactId" DESC`);
}

/** What the pre-flight and the draft decide with. Of the contacts only those are read that these expenses can need. */
export async function loadLedgerContext(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  expenses: ExpenseFacts[],
): Promise<LedgerContext> {
  const [stored] = await db.$queryRaw<StoredContext[]>`
    SELECT b."contactPolicy"::text, b."defaultContactId", b."lineAmountTypes"::text, b."descriptionTemplate",
      o."id" IS NOT NULL AS "isConnected", o."periodLockOn"::text, o."yearEndLockOn"::text, ${LINKS} AS "links", ${MAPPINGS} AS "mappings",
      ${ACCOUNTS} AS "accounts", ${TAX_RATES} AS "taxRates", ${TRACKING} AS "tracking", ${contactsFor(expenses)} AS "contacts"
    FROM "Business" b
    LEFT JOIN "Connection" n ON n."businessId" = b."id" AND n."state" <> 'DISCONNECTED'
    LEFT JOIN "Organisation" o ON o."id" = n."organisationId"
    WHERE b."id" = ${scope.businessId}::uuid`;
  if (!stored) throw new Error("A scope is granted for a business that exists");
  const { isConnected, periodLockOn, yearEndLockOn, links, mappings, accounts, taxRates, tracking, contacts, ...policy } = stored;
  return {
    isConnected,
    organisation: { periodLockOn, yearEndLockOn },
    policy,
    bankAccountByAccountId: new Map(links.map((link) => [link.accountId, link.ledgerAccountId])),
    mappingByCategoryId: new Map(
      mappings.map(({ categoryId, ...mapping }) => [categoryId, { ...mapping, tracking: trackingFromJson(mapping.tracking) }]),
    ),
    accountById: new Map(accounts.map((account) => [account.ledgerAccountId, account])),
    taxRateByType: new Map(taxRates.map((rate) => [rate.taxType, rate])),
    trackingById: new Map(tracking.map((category) => [category.trackingCategoryId, category])),
    contactById: new Map(contacts.map((contact) => [contact.contactId, contact])),
    contactByKey: new Map(contacts.filter((contact) => contact.status === "ACTIVE").map((contact) => [nameKey(contact.name), contact])),
  };
}
