import type { Database } from "@/lib/adapters/db/client";
import { findMatchCandidates } from "@/lib/adapters/db/receipts/match-candidates";
import { findSameFiles } from "@/lib/adapters/db/receipts/receipt-rows";
import { listReceiptUploads } from "@/lib/adapters/db/receipts/receipt-uploads";
import type { BusinessScope } from "@/lib/core/business-scope";
import { candidateSearch } from "@/lib/core/receipts/matching/candidate-search";
import { fileNameClues } from "@/lib/core/receipts/matching/file-name-clues";
import { proposeMatches } from "@/lib/core/receipts/matching/propose-matches";
import type { WaitingReceipts } from "@/lib/core/receipts/waiting-receipt";

/** A person's waiting files, each with the transaction that its name points to, among those they may see. Nothing is attached by this. */
export async function proposeReceipts(
  db: Database,
  scope: BusinessScope,
  viewer: { userId: string; onlyCardsOf: string | null; today: string },
): Promise<WaitingReceipts> {
  const uploads = await listReceiptUploads(db, scope, viewer.userId);
  if (uploads.length === 0) return { receipts: [], transactions: [] };
  const same = await findSameFiles(
    db,
    scope,
    uploads.map(({ sha256 }) => sha256),
    viewer.onlyCardsOf,
  );
  const files = uploads.map(({ id, fileName, sha256 }) => ({
    id,
    clues: fileNameClues(fileName),
    except: (same.get(sha256) ?? []).map(({ transactionId }) => transactionId),
  }));
  const search = candidateSearch(
    files.map(({ clues }) => clues),
    viewer.today,
  );
  const candidates = await findMatchCandidates(db, scope, search, viewer.onlyCardsOf);
  const proposals = proposeMatches(files, candidates);
  const receipts = uploads.map(({ id, fileName, contentType, byteSize, pageCount, problemCode, previewStorageKey, sha256 }) => ({
    id,
    fileName,
    contentType,
    byteSize,
    pageCount,
    problemCode,
    hasPreview: previewStorageKey !== null,
    sameFileOn: same.get(sha256) ?? [],
    ...(proposals.get(id) ?? { best: null, alternatives: [] }),
  }));
  const named = new Set(
    receipts.flatMap(({ best, alternatives }) => [...(best ? [best] : []), ...alternatives].map((match) => match.transactionId)),
  );
  return { receipts, transactions: candidates.filter(({ id }) => named.has(id)) };
}
