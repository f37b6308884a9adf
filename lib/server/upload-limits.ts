import { env } from "@/lib/config/env";

/** What a file of transactions may weigh: a hundred thousand rows and more. */
export const IMPORT_MAX_BYTES = 20_000_000;

export function receiptUploadLimit(): number {
  return env().RECEIPT_UPLOAD_MAX_BYTES;
}
