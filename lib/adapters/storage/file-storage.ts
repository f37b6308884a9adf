import type { Readable } from "node:stream";
import { env } from "@/lib/config/env";
import { localStorage } from "./local-storage";

/** Both ends count, from 0. */
export type ByteRange = { start: number; end: number };

/**
 * Where files lie. Keys come from `newStorageKey` alone; bytes under a key never change. Every call throws `StorageUnavailable`
 * when the place does not answer, which says nothing about the file.
 */
export interface FileStorage {
  /** A stream is read once, in pieces; when it breaks off, nothing is left under the key and its own error comes out. */
  put(key: string, content: Buffer | Readable): Promise<void>;
  /**
   * Throws `FileMissing` when there is nothing under the key; so does `stream`. Where the bytes fit into `space` they may be put there
   * instead of into new memory.
   */
  read(key: string, space?: Buffer): Promise<Buffer>;
  stream(key: string, range?: ByteRange): Promise<Readable>;
  /** Quiet when it is gone already. */
  remove(key: string): Promise<void>;
  /** Writes a few bytes and takes them away again. */
  check(): Promise<void>;
}

let storage: FileStorage | undefined;

/** A bucket where one is configured, else a folder. The bucket's client is loaded by its first use. */
export function fileStorage(): FileStorage {
  storage ??= env().STORAGE_S3_BUCKET === undefined ? localStorage(env().STORAGE_DIR) : bucketWhenUsed();
  return storage;
}

function bucketWhenUsed(): FileStorage {
  let opened: Promise<FileStorage> | undefined;
  const bucket = () => (opened ??= import("./s3-storage").then(({ s3Storage }) => s3Storage(env())));
  return {
    put: async (key, content) => (await bucket()).put(key, content),
    read: async (key) => (await bucket()).read(key),
    stream: async (key, range) => (await bucket()).stream(key, range),
    remove: async (key) => (await bucket()).remove(key),
    check: async () => (await bucket()).check(),
  };
}
