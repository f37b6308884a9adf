/** What may be attached: how a file is treated follows from the content type that its bytes show. */
export type ReceiptTreatment = "asIs" | "image" | "convert" | "heic" | "pdf";

const TREATMENTS: Readonly<Record<string, ReceiptTreatment>> = {
  "application/pdf": "pdf",
  "image/jpeg": "image",
  "image/png": "image",
  "image/gif": "image",
  "image/tiff": "image",
  "image/bmp": "asIs",
  "image/webp": "convert",
  "image/avif": "convert",
  "image/heic": "heic",
  "image/heif": "heic",
  "image/heic-sequence": "heic",
  "image/heif-sequence": "heic",
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/tiff": "tif",
  "image/bmp": "bmp",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/heic": "heic",
  "image/heif": "heif",
};

/** Null for what is not taken. */
export function receiptTreatment(contentType: string): ReceiptTreatment | null {
  return TREATMENTS[contentType] ?? null;
}

export function receiptExtension(contentType: string): string {
  return EXTENSIONS[contentType] ?? "bin";
}

export const MAX_RECEIPTS_PER_EXPENSE = 10;

/** Why a file is not taken at all. The words stand in the `receipts` messages under `refused.<reason>`. */
export type ReceiptRefusal = "empty" | "tooLargeToUpload" | "typeNotAccepted" | "damaged" | "encrypted" | "duplicate";
