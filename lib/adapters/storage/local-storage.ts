import { randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { FileStorage } from "./file-storage";
import { assertStorageKey, newStorageKey } from "./storage-key";
import { FileMissing, storageUnavailable } from "./storage-trouble";

/** What a disk says when it, and not the one file, is in trouble. */
const DISK_TROUBLE = new Set(
  "ENOSPC EDQUOT EROFS EACCES EPERM EIO ENOTDIR ESTALE EMFILE ENFILE ETIMEDOUT ENODEV ENXIO EHOSTDOWN ENOTCONN".split(" "),
);

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "");

async function readInto(path: string, space: Buffer): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > space.length) return await file.readFile();
    let length = 0;
    for (let read = -1; length < size && read !== 0; length += read)
      ({ bytesRead: read } = await file.read(space, length, size - length, length));
    return space.subarray(0, length);
  } finally {
    await file.close();
  }
}

/** Files in a folder. A file appears under its name only when all of it is on the disk. */
export function localStorage(folder: string): FileStorage {
  const root = resolve(/* turbopackIgnore: true */ folder);
  const pathOf = (key: string) => join(/* turbopackIgnore: true */ root, assertStorageKey(key));

  const told = async (error: unknown): Promise<unknown> => {
    const code = codeOf(error);
    if (DISK_TROUBLE.has(code)) return storageUnavailable(error);
    if (code !== "ENOENT") return error;
    // A whole folder that is gone is a disk that is not mounted, not a lost file.
    const isThere = await access(root).then(
      () => true,
      () => false,
    );
    return isThere ? new FileMissing(error) : storageUnavailable(error);
  };

  const put = async (key: string, content: Buffer | Readable) => {
    const path = pathOf(key);
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(unfinished, "wx", 0o640);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw await told(error);
    }
  };
  const remove = async (key: string) => {
    try {
      await rm(pathOf(key), { force: true });
    } catch (error) {
      throw await told(error);
    }
  };
  return {
    put,
    remove,
    async read(key, space) {
      const path = pathOf(key);
      try {
        return await (space ? readInto(path, space) : readFile(path));
      } catch (error) {
        throw await told(error);
      }
    },
    async stream(key, range) {
      const path = pathOf(key);
      try {
        return (await open(path, "r")).createReadStream(range ?? {});
      } catch (error) {
        throw await told(error);
      }
    },
    async check() {
      const key = newStorageKey();
      await put(key, Buffer.from("check"));
      await remove(key);
    },
  };
}
