import { createServer, type Server } from "node:http";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileStorage } from "@/lib/adapters/storage/file-storage";
import { localStorage } from "@/lib/adapters/storage/local-storage";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import { FileMissing, StorageUnavailable } from "@/lib/adapters/storage/storage-trouble";
import { openS3, startS3 } from "../../support/start-s3";

const folder = mkdtempSync(join(tmpdir(), "sinkron-storage-"));
let s3: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});

const left = (place: string) => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

const PLACES: { place: string; open: () => FileStorage; files: () => number }[] = [
  { place: "a folder", open: () => localStorage(folder), files: () => left(folder) },
  { place: "a bucket", open: () => openS3(s3.settings), files: () => left(s3.directory) },
];

describe.each(PLACES)("files in $place", ({ open, files }) => {
  const bytes = Buffer.from("Nota warung, Rp 25.000\n".repeat(2000));

  it("come back byte for byte, whole, as a stream, and in part", async () => {
    const key = newStorageKey();
    await open().put(key, bytes);
    expect(await open().read(key)).toEqual(bytes);
    expect(await buffer(await open().stream(key))).toEqual(bytes);
    expect(await buffer(await open().stream(key, { start: 5, end: 10 }))).toEqual(bytes.subarray(5, 11));
  });

  it("can be handed over as a stream of any length", async () => {
    const piece = Buffer.alloc(1_000_000, 7);
    for (const pieces of [0, 1, 19]) {
      const key = newStorageKey();
      await open().put(key, Readable.from(Array.from({ length: pieces }, () => piece)));
      expect((await open().read(key)).length).toBe(pieces * piece.length);
    }
  });

  it("leave nothing behind when the stream breaks off", async () => {
    const key = newStorageKey();
    const broken = Readable.from(
      (async function* () {
        yield await Promise.resolve(bytes);
        throw new Error("The browser hung up");
      })(),
    );
    const before = files();
    await expect(open().put(key, broken)).rejects.toThrow("The browser hung up");
    await expect(open().read(key)).rejects.toBeInstanceOf(FileMissing);
    expect(files()).toBe(before);
  });

  it("are gone once removed, and removing them again is no trouble", async () => {
    const key = newStorageKey();
    await open().put(key, bytes);
    await open().remove(key);
    await open().remove(key);
    await expect(open().read(key)).rejects.toBeInstanceOf(FileMissing);
    await expect(open().stream(key)).rejects.toBeInstanceOf(FileMissing);
  });

  it("leave nothing behind after a check of the place", async () => {
    const before = files();
    await open().check();
    expect(files()).toBe(before);
  });

  it.each(["../outside", "aa/bb/../../etc/passwd", "/etc/passwd", "aa/bb/c.part", ""])("never lie under %j", async (key) => {
    await expect(open().read(key)).rejects.toThrow("Not a storage key");
    await expect(open().put(key, bytes)).rejects.toThrow("Not a storage key");
    await expect(open().stream(key)).rejects.toThrow("Not a storage key");
    await expect(open().remove(key)).rejects.toThrow("Not a storage key");
  });
});

describe("a place that is in trouble", () => {
  const key = newStorageKey();
  let silent: Server;
  let address: string;
  beforeAll(async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    silent.closeAllConnections();
    silent.close();
  });

  const troubled: [string, () => FileStorage][] = [
    ["a bucket that is not there", () => openS3({ ...s3.settings, STORAGE_S3_BUCKET: "nobody" })],
    ["a store that cannot be reached", () => openS3({ ...s3.settings, STORAGE_S3_ENDPOINT: "http://127.0.0.1:1" })],
    ["a store that never answers", () => openS3({ ...s3.settings, STORAGE_S3_ENDPOINT: address, STORAGE_S3_DEADLINE_MS: "40" })],
    [
      "a folder that is a file",
      () => {
        writeFileSync(join(folder, "file"), "");
        return localStorage(join(folder, "file"));
      },
    ],
  ];
  it.each(troubled)("is told apart from a lost file: %s", async (_name, open) => {
    await expect(open().read(key)).rejects.toBeInstanceOf(StorageUnavailable);
    await expect(open().put(key, Buffer.from("x"))).rejects.toMatchObject({ code: "storageUnavailable" });
    await expect(open().check()).rejects.toBeInstanceOf(StorageUnavailable);
  });

  it("is told apart from a lost file: a disk that is not mounted", async () => {
    await expect(localStorage(join(folder, "unmounted")).read(key)).rejects.toBeInstanceOf(StorageUnavailable);
  });
});
