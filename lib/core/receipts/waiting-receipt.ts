import type { MatchProposal } from "./matching/propose-matches";
import type { MatchCandidate } from "./matching/score-match";

/** A file that waits for its transaction, with what its name lets us propose. */
export type WaitingReceipt = MatchProposal & {
  id: string;
  fileName: string;
  contentType: string;
  byteSize: number;
  pageCount: number | null;
  hasPreview: boolean;
  problemCode: string | null;
  sameFileOn: { transactionId: string; reference: string }[];
};

/** `transactions`: those that are proposed or offered, each once. */
export type WaitingReceipts = { receipts: WaitingReceipt[]; transactions: MatchCandidate[] };

/** How many files may be confirmed in one go. */
export const MAX_ATTACHED_AT_ONCE = 500;
