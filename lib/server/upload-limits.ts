import { env } from "@/lib/config/env";

export function receiptUploadLimit(): number {
  return env().RECEIPT_UPLOAD_MAX_BYTES;
}

/** What a file of the mapping may weigh: thousands of categories. */
export const MAPPING_MAX_BYTES = 1_000_000;
