import { nameKey, type LedgerAccount, type LedgerContact, type TaxRate, type TrackingCategory } from "@/lib/core/ledger-reference";
import type { DatabaseTransaction } from "./client";
import { toDayOn } from "./day-columns";
import { readLedgerAccounts, readTaxRates, readTracking } from "./reference-data";

/** Accounts, tax rates and tracking of an organisation, archived ones included, as they were last read. */
export type LedgerLists = { accounts: LedgerAccount[]; taxRates: TaxRate[]; tracking: TrackingCategory[] };

export async function readLedgerLists(db: DatabaseTransaction, organisationId: string): Promise<LedgerLists> {
  const accounts = await readLedgerAccounts(db, organisationId);
  const taxRates = await readTaxRates(db, organisationId);
  const tracking = await readTracking(db, organisationId);
  return { accounts, taxRates, tracking };
}

export async function findLedgerContacts(db: DatabaseTransaction, organisationId: string, contactIds: string[]): Promise<LedgerContact[]> {
  if (contactIds.length === 0) return [];
  return db.ledgerContact.findMany({
    where: { organisationId, contactId: { in: contactIds } },
    select: { contactId: true, name: true, status: true },
  });
}

/** Those with one of these names, case and blanks ignored. */
export async function findContactsNamed(db: DatabaseTransaction, organisationId: string, names: string[]): Promise<LedgerContact[]> {
  if (names.length === 0) return [];
  return db.$queryRaw<LedgerContact[]>`
    SELECT "contactId", "name", "status" FROM "LedgerContact"
    WHERE "organisationId" = ${organisationId}::uuid AND "nameKey" = ANY(${[...new Set(names.map(nameKey))]})`;
}

/** Active contacts whose name holds the words looked for; names that begin with them first. */
export async function searchLedgerContacts(
  db: DatabaseTransaction,
  organisationId: string,
  words: string,
  limit: number,
): Promise<LedgerContact[]> {
  const key = nameKey(words);
  const select = { contactId: true, name: true, status: true } as const;
  const where = { organisationId, status: "ACTIVE" };
  const starting = await db.ledgerContact.findMany({
    where: { ...where, nameKey: { startsWith: key } },
    select,
    orderBy: { nameKey: "asc" },
    take: limit,
  });
  if (starting.length >= limit || key === "") return starting;
  const holding = await db.ledgerContact.findMany({
    where: { ...where, AND: [{ nameKey: { contains: key } }, { NOT: { nameKey: { startsWith: key } } }] },
    select,
    orderBy: { nameKey: "asc" },
    take: limit - starting.length,
  });
  return [...starting, ...holding];
}

/** The last day on which the organisation's books are closed, by whichever of its two dates is later. */
export async function findLockedOn(db: DatabaseTransaction, organisationId: string): Promise<string | null> {
  const { periodLockOn, yearEndLockOn } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const days = [periodLockOn, yearEndLockOn].filter((day) => day !== null).map(toDayOn);
  return days.sort().at(-1) ?? null;
}
