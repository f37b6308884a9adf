import { createHash } from "node:crypto";
import { env } from "@/lib/config/env";
import { pdfCondition } from "@/lib/core/receipts/pdf-condition";
import { receiptTreatment, type ReceiptRefusal } from "@/lib/core/receipts/receipt-kind";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import { heicToJpeg, isReadableImage, jpegWithin } from "./receipt-image";
import { sniffKind } from "./sniff-kind";

export type SendCopy = { bytes: Buffer; contentType: string };

/** `sendCopy` goes to the ledger instead of the original, where that is too large or of a kind it does not take. */
export type PreparedReceipt = { contentType: string; sha256: string; sendCopy: SendCopy | null; problemCode: SyncErrorCode | null };

type Preparation = { refusal: ReceiptRefusal } | { prepared: PreparedReceipt };

/** Decides by the bytes what a file is, whether it can be read, and what of it the ledger will be given. */
export async function prepareReceipt(bytes: Buffer): Promise<Preparation> {
  if (bytes.length === 0) return { refusal: "empty" };
  if (bytes.length > env().RECEIPT_UPLOAD_MAX_BYTES) return { refusal: "tooLargeToUpload" };
  const contentType = await sniffKind(bytes);
  const treatment = contentType ? receiptTreatment(contentType) : null;
  if (!contentType || !treatment) return { refusal: "typeNotAccepted" };
  const answer = (sendCopy: SendCopy | null, problemCode: SyncErrorCode | null): Preparation => ({
    prepared: { contentType, sha256: createHash("sha256").update(bytes).digest("hex"), sendCopy, problemCode },
  });
  const fits = bytes.length <= env().RECEIPT_MAX_BYTES;

  if (treatment === "pdf") {
    const condition = pdfCondition(bytes);
    if (condition !== "sound") return { refusal: condition };
    return answer(null, fits ? null : "receiptTooLarge");
  }
  if (treatment === "asIs") return answer(null, fits ? null : "receiptTooLarge");

  const picture = treatment === "heic" ? await heicToJpeg(bytes) : bytes;
  if (!picture || !(await isReadableImage(picture))) return { refusal: "damaged" };
  if (treatment === "image" && fits) return answer(null, null);
  const jpeg = await jpegWithin(picture, env().RECEIPT_MAX_BYTES);
  return jpeg ? answer({ bytes: jpeg, contentType: "image/jpeg" }, null) : answer(null, "receiptTooLarge");
}
