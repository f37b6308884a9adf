import { randomUUID } from "node:crypto";

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** A fresh key, "3f/a0/3fa0…": random, so that folders fill evenly and nothing that a person typed becomes part of a path. */
export function newStorageKey(): string {
  const id = randomUUID();
  return `${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`;
}

/** Anything but a key of ours is refused before it reaches a disk or an address. */
export function assertStorageKey(key: string): string {
  if (!KEY.test(key)) throw new RangeError("Not a storage key");
  return key;
}
