/** Nothing to show before something else is done. */
export type ClosedStanding = "hongKong" | "notConnected" | "noLink";
/** The list can be seen, but nothing of it could be sent. */
export type LimitedStanding = "nothingMapped";
