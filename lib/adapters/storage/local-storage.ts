import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { assertReceiptKey } from "./receipt-key";
import type { ReceiptStorage } from "./receipt-storage";

/** Receipts in a folder. A file appears under its name only when all of it is on the disk. */
export function localStorage(folder: string): ReceiptStorage {
  const root = resolve(/* turbopackIgnore: true */ folder);
  const pathOf = (key: string) => join(/* turbopackIgnore: true */ root, assertReceiptKey(key));
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const unfinished = `${path}.${randomUUID()}.part`;
      try {
        const file = await open(unfinished, "wx", 0o640);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(key) {
      return readFile(pathOf(key));
    },
    async stream(key) {
      return (await open(pathOf(key), "r")).createReadStream();
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
