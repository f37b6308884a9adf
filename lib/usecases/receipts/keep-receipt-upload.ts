import type { Database } from "@/lib/adapters/db/client";
import { insertReceiptUpload } from "@/lib/adapters/db/receipts/receipt-uploads";
import type { TemporaryFile } from "@/lib/adapters/storage/temporary-file";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { keepFile } from "./keep-file";

/** Keeps a file until its owner says which transaction it belongs to. The same file waits only once. */
export async function keepReceiptUpload(
  db: Database,
  scope: BusinessScope,
  { userId, fileName, file }: { userId: string; fileName: string; file: TemporaryFile },
): Promise<{ id: string }> {
  return keepFile(db, { file, fileName }, async (tx, kept) => {
    const row = await insertReceiptUpload(tx, scope, userId, kept);
    if (!row) throw new AppError("fileRefused", { reason: "waiting", fileName });
    return { id: row.id };
  });
}
