import { createHash } from "node:crypto";
import type { Database } from "../../lib/adapters/db/client";
import { newStorageKey } from "../../lib/adapters/storage/storage-key";
import { fileStorage } from "../../lib/adapters/storage/file-storage";
import type { DemoMovement } from "./movements";
import { receiptImage } from "./receipt-image";
import { receiptLines } from "./receipt-lines";
import { receiptPdf } from "./receipt-pdf";

const FORMATS = [
  { contentType: "application/pdf", extension: "pdf", name: "invoice" },
  { contentType: "image/jpeg", extension: "jpg", name: "receipt" },
  { contentType: "application/pdf", extension: "pdf", name: "e-receipt" },
  { contentType: "image/png", extension: "png", name: "scan" },
] as const;

const AT_ONCE = 8;

type Paper = { transactionId: string; movement: DemoMovement; index: number };

async function drawReceipt({ transactionId, movement, index }: Paper, businessId: string) {
  const format = FORMATS[(Number(movement.externalId.slice(-3)) + index) % FORMATS.length] ?? FORMATS[0];
  const lines = receiptLines(movement, index);
  const bytes =
    format.contentType === "application/pdf"
      ? await receiptPdf(lines, movement.postedOn)
      : await receiptImage(lines, format.extension === "png" ? "png" : "jpeg");
  const storageKey = newStorageKey();
  await fileStorage().put(storageKey, bytes);
  return {
    businessId,
    transactionId,
    fileName: `${format.name}-${movement.externalId.slice(-5)}-${index + 1}.${format.extension}`,
    contentType: format.contentType,
    byteSize: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    storageKey,
  };
}

/** Draws and stores the papers of the movements. Returns how many there are. */
export async function seedReceipts(
  db: Database,
  businessId: string,
  movements: readonly { id: string; movement: DemoMovement }[],
): Promise<number> {
  const papers = movements.flatMap(({ id, movement }) =>
    Array.from({ length: movement.receiptCount }, (_, index) => ({ transactionId: id, movement, index })),
  );
  for (let start = 0; start < papers.length; start += AT_ONCE) {
    const batch = papers.slice(start, start + AT_ONCE);
    await db.receipt.createMany({ data: await Promise.all(batch.map((paper) => drawReceipt(paper, businessId))) });
  }
  return papers.length;
}
