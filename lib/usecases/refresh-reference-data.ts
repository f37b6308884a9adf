import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { businessesOn } from "@/lib/adapters/db/sync/ledger-context";
import * as writes from "@/lib/adapters/db/reference-data-writes";
import type { AccountingProvider, CallOutcome, LedgerSession } from "@/lib/core/accounting-provider";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { markAccessRemoved } from "./mark-access-removed";
import { refreshBlockers } from "./refresh-blockers";

/** Some changes do not move the ledger's own time of change, so lists that are read by their changes are read whole now and then. */
const WHOLE_AFTER_MS = { accountsWhole: 24 * 60 * 60_000, contactsWhole: 7 * 24 * 60 * 60_000 };
/** Matter only where a bank account is made, and hardly ever change: unasked they are read this often. */
const CURRENCIES_AFTER_MS = 24 * 60 * 60_000;
/** Clocks differ, and the ledger's own change times lag: what changed shortly before the last read is read once more. */
const OVERLAP_MS = 5 * 60_000;

/**
 * Reads the organisation, its currencies, accounts, tax rates, tracking and contacts anew, accounts and contacts only as far as they changed, and checks all
 * pending expenses of every business on it against them. What was read within `maxAgeMs` is not asked for again. `requireAnswer` makes a refusal of anything but an answer.
 */
export async function refreshReferenceData(
  db: Database,
  scope: BusinessScope,
  input: { provider: AccountingProvider; maxAgeMs?: number },
): Promise<CallOutcome<{ refreshed: writes.ReferenceKind[] }>> {
  const connection = await findConnection(db, scope);
  if (!connection) throw new AppError("notConnected");
  if (connection.state === "ACCESS_REMOVED") return { kind: "unauthorised", reason: "accessRemoved" };
  const session = { organisationId: connection.organisationId, connectionId: connection.connectionId };
  const times = await writes.readReferenceTimes(db, session.organisationId);
  const now = new Date();
  const isOld = (kind: writes.ReferenceKind, ageMs: number) => now.getTime() - (times[kind]?.getTime() ?? 0) >= ageMs;
  const since = (kind: writes.ReferenceKind) => (times[kind] ? new Date(times[kind].getTime() - OVERLAP_MS) : null);

  const maxAgeMs = input.maxAgeMs ?? 0;
  const isWhole = (kind: keyof typeof WHOLE_AFTER_MS) => isOld(kind, WHOLE_AFTER_MS[kind]);
  const [allAccounts, allContacts] = [isWhole("accountsWhole"), isWhole("contactsWhole")];
  const steps: Step[] = [
    { kinds: ["organisation"], read: () => readOrganisation(db, input.provider, session) },
    {
      kinds: ["currencies"],
      maxAgeMs: maxAgeMs === 0 ? 0 : CURRENCIES_AFTER_MS,
      isDispensable: true,
      read: () => readCurrencies(db, input.provider, session),
    },
    {
      kinds: allAccounts ? ["accounts", "accountsWhole"] : ["accounts"],
      read: () => readAccounts(db, input.provider, session, allAccounts ? null : since("accounts")),
    },
    { kinds: ["taxRates"], read: () => readTaxRates(db, input.provider, session) },
    { kinds: ["tracking"], read: () => readTracking(db, input.provider, session) },
    {
      kinds: allContacts ? ["contacts", "contactsWhole"] : ["contacts"],
      read: () => readContacts(db, input.provider, session, allContacts ? null : since("contacts")),
    },
  ];
  const refreshed: writes.ReferenceKind[] = [];
  for (const { kinds, read, ...step } of steps) {
    const [kind] = kinds;
    if (!isOld(kind, step.maxAgeMs ?? maxAgeMs)) continue;
    const outcome = await read();
    if (step.isDispensable && (outcome.kind === "refused" || outcome.kind === "unclear" || outcome.kind === "postponed")) continue;
    if (outcome.kind !== "answered") {
      if (outcome.kind === "unauthorised" && outcome.reason === "accessRemoved")
        await markAccessRemoved(db, scope, connection.connectionId);
      return outcome;
    }
    await writes.storeReferenceTime(db, session.organisationId, kinds, now);
    refreshed.push(...kinds);
  }
  if (refreshed.length > 0) for (const each of await businessesOn(db, session.organisationId)) await refreshBlockers(db, each, "all");
  return { kind: "answered", value: { refreshed } };
}

type Step = {
  kinds: [writes.ReferenceKind, ...writes.ReferenceKind[]];
  maxAgeMs?: number;
  /** What cannot be read now holds up nothing else. */
  isDispensable?: true;
  read: () => Promise<CallOutcome<null>>;
};
type Read = (db: Database, provider: AccountingProvider, session: LedgerSession) => Promise<CallOutcome<null>>;
type ReadSince = (...input: [...Parameters<Read>, since: Date | null]) => Promise<CallOutcome<null>>;

async function stored<T>(outcome: CallOutcome<T>, store: (value: T) => Promise<void>): Promise<CallOutcome<null>> {
  if (outcome.kind !== "answered") return outcome;
  await store(outcome.value);
  return { kind: "answered", value: null };
}

const readOrganisation: Read = async (db, provider, session) =>
  stored(await provider.readOrganisation(session), (facts) => writes.storeOrganisationFacts(db, session.organisationId, facts));

const readCurrencies: Read = async (db, provider, session) =>
  stored(await provider.readCurrencies(session), (currencies) => writes.storeCurrencies(db, session.organisationId, currencies));

const readAccounts: ReadSince = async (db, provider, session, since) =>
  stored(await provider.readAccounts(session, since), async (accounts) => {
    if (accounts) await writes.storeLedgerAccounts(db, session.organisationId, accounts, { isWhole: since === null });
  });

const readTaxRates: Read = async (db, provider, session) =>
  stored(await provider.readTaxRates(session), (rates) => writes.storeTaxRates(db, session.organisationId, rates));

const readTracking: Read = async (db, provider, session) =>
  stored(await provider.readTrackingCategories(session), (categories) => writes.storeTracking(db, session.organisationId, categories));

const readContacts: ReadSince = async (db, provider, session, since) => {
  const known = since === null ? await writes.knownContactIds(db, session.organisationId) : [];
  return stored(await provider.readContacts(session, since), async (contacts) => {
    await writes.storeContacts(db, session.organisationId, contacts);
    const listed = new Set(contacts.map(({ contactId }) => contactId));
    await writes.markContactsDeleted(
      db,
      session.organisationId,
      known.filter((contactId) => !listed.has(contactId)),
    );
  });
};
