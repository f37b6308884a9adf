import type { BusinessScope } from "@/lib/core/business-scope";
import type { DatabaseTransaction } from "./client";

export type CurrentConnection = {
  connectionId: string;
  organisationId: string;
  state: "CONNECTED" | "ACCESS_REMOVED";
  connectedByName: string;
  connectedAt: Date;
  organisation: {
    name: string;
    shortCode: string | null;
    countryCode: string;
    baseCurrency: string;
    dayRemaining: number | null;
    remainingSeenAt: Date | null;
    pausedUntil: Date | null;
    pauseReason: string | null;
    /** When each kind of reference data was last read; the oldest counts. Null before the first time. */
    referenceReadAt: Date | null;
  };
};

/** Accounts are read whole once a day, and by their changes in between: that older instant is no age of the lists. */
const NOT_AN_AGE = "accountsWhole";

function oldestRead(stored: unknown): Date | null {
  if (stored === null || typeof stored !== "object") return null;
  const read = Object.entries(stored)
    .map(([kind, instant]) => (kind !== NOT_AN_AGE && typeof instant === "string" ? Date.parse(instant) : Number.NaN))
    .filter((instant) => !Number.isNaN(instant));
  return read.length === 0 ? null : new Date(Math.min(...read));
}

/** The one organisation the business works with now, also while access to it is removed; null when it is disconnected. */
export async function findCurrentConnection(db: DatabaseTransaction, scope: BusinessScope): Promise<CurrentConnection | null> {
  const row = await db.connection.findFirst({
    where: { businessId: scope.businessId, state: { not: "DISCONNECTED" } },
    include: { organisation: true },
  });
  if (!row || row.state === "DISCONNECTED") return null;
  const { name, shortCode, countryCode, baseCurrency, dayRemaining, remainingSeenAt, pausedUntil, pauseReason } = row.organisation;
  return {
    connectionId: row.id,
    organisationId: row.organisationId,
    state: row.state,
    connectedByName: row.connectedByName,
    connectedAt: row.connectedAt,
    organisation: {
      name,
      shortCode,
      countryCode,
      baseCurrency,
      dayRemaining,
      remainingSeenAt,
      pausedUntil,
      pauseReason,
      referenceReadAt: oldestRead(row.organisation.referenceReadAt),
    },
  };
}
