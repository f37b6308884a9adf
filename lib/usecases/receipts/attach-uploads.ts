import type { Database } from "@/lib/adapters/db/client";
import { deleteReceiptUpload, listReceiptUploads } from "@/lib/adapters/db/receipts/receipt-uploads";
import { AppError, type RefusalCode } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { MAX_ATTACHED_AT_ONCE } from "@/lib/core/receipts/waiting-receipt";
import { attachFile } from "./attach-file";

type Decision = { uploadId: string; transactionId: string };
type AttachOutcome = { uploadId: string; refusal: { code: RefusalCode; detail: Record<string, string | number> } | null };

/** Attaches waiting files to the transactions a person confirmed. Each stands for itself: one that is refused goes on waiting and says why. */
export async function attachUploads(
  db: Database,
  scope: BusinessScope,
  actor: Actor & { userId: string },
  { decisions, onlyCardsOf }: { decisions: Decision[]; onlyCardsOf: string | null },
): Promise<AttachOutcome[]> {
  if (decisions.length > MAX_ATTACHED_AT_ONCE) throw new AppError("tooMany", { max: MAX_ATTACHED_AT_ONCE });
  const uploads = new Map(
    (
      await listReceiptUploads(
        db,
        scope,
        actor.userId,
        decisions.map(({ uploadId }) => uploadId),
      )
    ).map((upload) => [upload.id, upload]),
  );
  const outcomes: AttachOutcome[] = [];
  for (const { uploadId, transactionId } of decisions) {
    try {
      await db.$transaction(async (tx) => {
        const upload = uploads.get(uploadId);
        if (!upload || !(await deleteReceiptUpload(tx, scope, actor.userId, uploadId))) throw new AppError("notFound");
        const { id: _id, ...file } = upload;
        await attachFile(tx, scope, actor, { transactionId, file, onlyCardsOf });
      });
      outcomes.push({ uploadId, refusal: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.push({ uploadId, refusal: { code: error.code, detail: error.detail } });
    }
  }
  return outcomes;
}
