/** What the file dialog offers; what is taken is decided by the bytes. */
export const RECEIPT_KINDS = "image/*,application/pdf,.heic,.heif";
