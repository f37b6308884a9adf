import { z } from "zod";

export type EncryptionKey = { readonly id: string; readonly key: Buffer };

const KEY_BYTES = 32;

/**
 * Reads `id:base64(32 bytes)[,id:base64…]`. The first key seals; the others still open what was sealed before a rotation.
 * Made for a zod transform: reports through its context.
 */
export function parseEncryptionKeys(text: string, context: z.core.$RefinementCtx): readonly EncryptionKey[] {
  const keys = text.split(",").map((part) => {
    const [id = "", encoded = ""] = part.trim().split(":");
    return { id, key: Buffer.from(encoded, "base64") };
  });
  const isWellFormed = keys.every(({ id, key }) => /^[A-Za-z0-9_-]+$/.test(id) && key.length === KEY_BYTES);
  const hasDistinctIds = new Set(keys.map(({ id }) => id)).size === keys.length;
  if (!isWellFormed || !hasDistinctIds) {
    context.addIssue({
      code: "custom",
      message: "must be id:base64 of 32 bytes, or several of them with different ids separated by commas",
    });
    return z.NEVER;
  }
  return keys;
}
