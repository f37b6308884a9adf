import type { Readable } from "node:stream";
import { env } from "@/lib/config/env";
import { localStorage } from "./local-storage";

/** Where receipts lie. Keys come from `receiptKey` alone; bytes under a key never change. */
export interface ReceiptStorage {
  put(key: string, bytes: Buffer): Promise<void>;
  /** Throws when there is nothing under the key. */
  read(key: string): Promise<Buffer>;
  stream(key: string): Promise<Readable>;
  /** Quiet when it is gone already. */
  remove(key: string): Promise<void>;
}

let storage: ReceiptStorage | undefined;

export function receiptStorage(): ReceiptStorage {
  storage ??= localStorage(env().STORAGE_DIR);
  return storage;
}
