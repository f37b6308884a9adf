/** The numbers that stand in the frame around every page. */
export type AccountingFigures = {
  pendingCount: number;
  unmappedCount: number;
  /** Calls to the ledger in the last 24 hours; null while none is connected. */
  calls: { used: number; limit: number } | null;
};
