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

/** The instants in Organisation.referenceReadAt, whether kept bare or as `{ readAt }`. */
function oldestRead(stored: unknown): Date | null {
  if (stored === null || typeof stored !== "object") return null;
  const instants = Object.values(stored as Record<string, unknown>).map((kind) => {
    const text = kind !== null && typeof kind === "object" ? (kind as Record<string, unknown>).readAt : kind;
    return typeof text === "string" ? Date.parse(text) : Number.NaN;
  });
  const read = instants.filter((instant) => !Number.isNaN(instant));
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
