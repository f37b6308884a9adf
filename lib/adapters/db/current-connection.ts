import type { BusinessScope } from "@/lib/core/business-scope";
import { REFERENCE_KINDS, type ReferenceReads } from "@/lib/core/reference-reads";
import type { DatabaseTransaction } from "./client";
import { toDayOn } from "./day-columns";

export type CurrentConnection = {
  connectionId: string;
  organisationId: string;
  state: "CONNECTED" | "ACCESS_REMOVED";
  connectedByName: string;
  connectedAt: Date;
  /** Whose consent it is, how fresh its tokens are, and what it allows. */
  authorisation: { providerUserName: string | null; refreshedAt: Date; scope: string };
  organisation: {
    name: string;
    shortCode: string | null;
    countryCode: string;
    baseCurrency: string;
    /** Those it uses; empty before they were read. */
    currencies: string[];
    dayRemaining: number | null;
    remainingSeenAt: Date | null;
    pausedUntil: Date | null;
    pauseReason: string | null;
    /** The books are closed up to this day. */
    lockedOn: string | null;
    /** When each kind of reference data was last read; the oldest counts. Null before the first time. */
    referenceReadAt: Date | null;
    referenceReads: ReferenceReads;
  };
};

/** When each kind was read, by its changes or whole. */
function readsIn(stored: unknown): ReferenceReads {
  const times = new Map(stored !== null && typeof stored === "object" ? Object.entries(stored) : []);
  return Object.fromEntries(
    REFERENCE_KINDS.flatMap((kind) => {
      const instant: unknown = times.get(kind);
      return typeof instant === "string" ? [[kind, new Date(instant)]] : [];
    }),
  );
}

/** Of the lists that expenses are checked against. */
function oldestOf({ currencies: _, ...reads }: ReferenceReads): Date | null {
  const instants = Object.values(reads).map((at) => at.getTime());
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

function latestDay(...days: (Date | null)[]): string | null {
  const set = days.filter((day) => day !== null).map(toDayOn);
  return set.sort().at(-1) ?? null;
}

/** The one organisation the business works with now, also while access to it is removed; null when it is disconnected. */
export async function findCurrentConnection(db: DatabaseTransaction, scope: BusinessScope): Promise<CurrentConnection | null> {
  const row = await db.connection.findFirst({
    where: { businessId: scope.businessId, state: { not: "DISCONNECTED" } },
    include: { organisation: true, authorisation: { select: { providerUserName: true, refreshedAt: true, scope: true } } },
  });
  if (!row || row.state === "DISCONNECTED") return null;
  const { name, shortCode, countryCode, baseCurrency, currencies, dayRemaining, remainingSeenAt, pausedUntil, pauseReason } =
    row.organisation;
  const referenceReads = readsIn(row.organisation.referenceReadAt);
  return {
    connectionId: row.id,
    organisationId: row.organisationId,
    state: row.state,
    connectedByName: row.connectedByName,
    connectedAt: row.connectedAt,
    authorisation: row.authorisation,
    organisation: {
      name,
      shortCode,
      countryCode,
      baseCurrency,
      currencies,
      dayRemaining,
      remainingSeenAt,
      pausedUntil,
      pauseReason,
      lockedOn: latestDay(row.organisation.periodLockOn, row.organisation.yearEndLockOn),
      referenceReadAt: oldestOf(referenceReads),
      referenceReads,
    },
  };
}
