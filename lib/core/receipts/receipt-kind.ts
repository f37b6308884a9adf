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
export type ReceiptRefusal =
  "empty" | "tooLargeToUpload" | "typeNotAccepted" | "damaged" | "encrypted" | "tooManyPixels" | "duplicate" | "waiting";

/** A file in the storage, with what is known of it. The copy to send and the preview are JPEGs beside the original. */
export type KeptFile = {
  fileName: string;
  contentType: string;
  byteSize: number;
  sha256: string;
  pageCount: number | null; // of a PDF
  problemCode: string | null;
  storageKey: string;
  sendStorageKey: string | null;
  sendContentType: string | null;
  sendByteSize: number | null;
  previewStorageKey: string | null;
};

/** A receipt as lists show it. */
export type ShownReceipt = Pick<KeptFile, "fileName" | "contentType" | "byteSize" | "pageCount" | "problemCode"> & {
  id: string;
  hasPreview: boolean;
  /** Other transactions with the very same file. */
  sameFileOn: { transactionId: string; reference: string }[];
};
