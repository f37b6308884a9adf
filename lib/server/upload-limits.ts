import { env } from "@/lib/config/env";

export function receiptUploadLimit(): number {
  return env().RECEIPT_UPLOAD_MAX_BYTES;
}
