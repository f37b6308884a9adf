import type { SendOptions } from "@/lib/core/accounting-provider";

const MAX_KEY = 128;

export function keyOf({ idempotencyKey }: SendOptions): string {
  if (idempotencyKey.length === 0 || idempotencyKey.length > MAX_KEY)
    throw new RangeError(`An idempotency key has 1 to ${MAX_KEY} characters`);
  return idempotencyKey;
}
