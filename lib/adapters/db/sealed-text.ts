import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "@/lib/config/env";

type SealingKey = { readonly id: string; readonly key: Buffer };

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM, "keyId.base64url(iv, tag, text)". The key's id is authenticated too. The first key seals, every key opens, so that a key is
 * rotated by putting a new one in front: each token is sealed anew at its next refresh, at the latest after half an hour.
 */
export function sealText(text: string, keys: readonly SealingKey[] = env().ENCRYPTION_KEY): string {
  const key = keys[0];
  if (!key) throw new Error("There is no key to seal with");
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.key, iv).setAAD(Buffer.from(key.id));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

export function openSealedText(sealed: string, keys: readonly SealingKey[] = env().ENCRYPTION_KEY): string {
  const [id = "", encoded = ""] = sealed.split(".");
  const key = keys.find((candidate) => candidate.id === id);
  if (!key) throw new Error(`The key "${id}" that sealed this is not among ENCRYPTION_KEY`);
  const bytes = Buffer.from(encoded, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(id));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}
