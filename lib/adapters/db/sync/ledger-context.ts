import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import { nameKey, type LedgerContact } from "@/lib/core/ledger-reference";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import type { LedgerContext } from "@/lib/core/sync/ledger-context";
import type { Database, DatabaseTransaction } from "../client";
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

/** What the pre-flight and the draft decide with. Of the contacts only those are read that these expenses can need. */
export async function loadLedgerContext(
  db: Database | DatabaseTransaction,
  scope: BusinessScope,
  expenses: ExpenseFacts[],
): Promise<LedgerContext> {
  const connection = await findConnection(db, scope);
  const business = await db.business.findUniqueOrThrow({ where: { id: scope.businessId } });
  const policy = {
    contactPolicy: business.contactPolicy,
    defaultContactId: business.defaultContactId,
    lineAmountTypes: business.lineAmountTypes,
    descriptionTemplate: business.descriptionTemplate,
  };
  const none: LedgerContext = {
    isConnected: false,
    organisation: { periodLockOn: null, yearEndLockOn: null },
    policy,
    bankAccountByAccountId: new Map(),
    mappingByCategoryId: new Map(),
    accountById: new Map(),
    taxRateByType: new Map(),
    trackingById: new Map(),
    contactById: new Map(),
    contactByKey: new Map(),
  };
  if (!connection) return none;
  const { organisationId } = connection;
  const organisation = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const links = await db.accountLink.findMany({ where: { businessId: scope.businessId, organisationId, endedAt: null } });
  const mappings = await db.categoryMapping.findMany({ where: { businessId: scope.businessId, organisationId } });
  const accounts = await db.ledgerAccount.findMany({ where: { organisationId } });
  const rates = await db.taxRate.findMany({ where: { organisationId } });
  const tracking = await db.trackingCategory.findMany({ where: { organisationId }, include: { options: true } });
  const contacts = await loadContacts(db, organisationId, {
    contactIds: [...expenses.map((e) => e.contactId), ...mappings.map((m) => m.contactId), business.defaultContactId],
    names: expenses.flatMap((e) => [e.contactName, e.merchant]),
  });
  return {
    isConnected: true,
    organisation: { periodLockOn: dayOf(organisation.periodLockOn), yearEndLockOn: dayOf(organisation.yearEndLockOn) },
    policy,
    bankAccountByAccountId: new Map(links.map((link) => [link.accountId, link.ledgerAccountId])),
    mappingByCategoryId: new Map(
      mappings.map((m) => [
        m.categoryId,
        { ledgerAccountId: m.ledgerAccountId, taxType: m.taxType, tracking: trackingFromJson(m.tracking), contactId: m.contactId },
      ]),
    ),
    accountById: new Map(accounts.map((account) => [account.ledgerAccountId, account])),
    taxRateByType: new Map(rates.map((rate) => [rate.taxType, { ...rate, percentage: rate.percentage.toString() }])),
    trackingById: new Map(tracking.map((category) => [category.trackingCategoryId, category])),
    contactById: new Map(contacts.map((contact) => [contact.contactId, contact])),
    contactByKey: new Map(contacts.filter((contact) => contact.status === "ACTIVE").map((contact) => [nameKey(contact.name), contact])),
  };
}

async function loadContacts(
  db: Database | DatabaseTransaction,
  organisationId: string,
  wanted: { contactIds: (string | null)[]; names: (string | null)[] },
): Promise<LedgerContact[]> {
  const contactIds = [...new Set(wanted.contactIds.filter((id) => id !== null))];
  const keys = [...new Set(wanted.names.filter((name) => name !== null).map(nameKey))];
  if (contactIds.length + keys.length === 0) return [];
  // Arrays as single parameters: thousands of merchants would exceed the number of parameters of one statement.
  return db.$queryRaw<LedgerContact[]>`
    SELECT "contactId", "name", "status" FROM "LedgerContact"
    WHERE "organisationId" = ${organisationId}::uuid AND ("contactId" = ANY(${contactIds}) OR "nameKey" = ANY(${keys}))
    ORDER BY "contactId" DESC`;
}

function dayOf(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}
