import { env } from "@/lib/config/env";
import { receiptTreatment, type ReceiptRefusal } from "@/lib/core/receipts/receipt-kind";
import type { SyncErrorCode } from "@/lib/core/sync-error";
import { readPdf } from "./read-pdf";
import { drawPreview, jpegWithin, openHeic, openPicture } from "./receipt-image";
import { sniffKind } from "./sniff-kind";
import type { TemporaryFile } from "./temporary-file";

/** `sendCopy` (a JPEG) goes to the ledger instead of the original, where that is too large or of a kind it does not take; `preview` (a JPEG) is for the screen. */
export type PreparedReceipt = {
  contentType: string;
  pageCount: number | null;
  sendCopy: Buffer | null;
  preview: Buffer | null;
  problemCode: SyncErrorCode | null;
};

type Preparation = { refusal: ReceiptRefusal } | { prepared: PreparedReceipt };

/** Decides by the bytes what a file is, whether it can be read, and what of it the ledger will be given. */
export async function prepareReceipt(file: TemporaryFile): Promise<Preparation> {
  if (file.byteSize === 0) return { refusal: "empty" };
  const contentType = await sniffKind(file.path);
  const treatment = contentType ? receiptTreatment(contentType) : null;
  if (!contentType || !treatment) return { refusal: "typeNotAccepted" };
  const fits = file.byteSize <= env().RECEIPT_MAX_BYTES;

  if (treatment === "pdf") {
    const pdf = await readPdf(file.path);
    if (pdf.condition !== "sound") return { refusal: pdf.condition };
    const { pageCount, preview } = pdf;
    return { prepared: { contentType, pageCount, sendCopy: null, preview, problemCode: fits ? null : "receiptTooLarge" } };
  }
  // sharp does not read a BMP: it goes as it is, where it fits.
  if (treatment === "asIs")
    return { prepared: { contentType, pageCount: null, sendCopy: null, preview: null, problemCode: fits ? null : "receiptTooLarge" } };

  const opened = treatment === "heic" ? await openHeic(file.path) : await openPicture(file.path);
  if (opened.condition !== "sound") return { refusal: opened.condition };
  const preview = await drawPreview(opened.picture);
  if (treatment === "image" && fits) return { prepared: { contentType, pageCount: null, sendCopy: null, preview, problemCode: null } };
  const sendCopy = await jpegWithin(opened.picture, env().RECEIPT_MAX_BYTES);
  return { prepared: { contentType, pageCount: null, sendCopy, preview, problemCode: sendCopy ? null : "receiptTooLarge" } };
}
