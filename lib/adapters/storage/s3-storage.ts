import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { S3mini, S3ServiceError } from "s3mini";
import type { Settings } from "@/lib/config/env";
import type { FileStorage } from "./file-storage";
import { assertStorageKey, newStorageKey } from "./storage-key";
import { FileMissing, storageUnavailable } from "./storage-trouble";

/** A store that is busy says so with a 5xx or by hanging up; the second try usually goes through. */
const ATTEMPTS = 3;
const PAUSE_MS = 100;
/** The store wants 5 MB or more of each part but the last. */
const PART_BYTES = 8 * 1024 * 1024;

type BucketSettings = Pick<
  Settings,
  | "STORAGE_S3_BUCKET"
  | "STORAGE_S3_REGION"
  | "STORAGE_S3_ENDPOINT"
  | "STORAGE_S3_ACCESS_KEY_ID"
  | "STORAGE_S3_SECRET_ACCESS_KEY"
  | "STORAGE_S3_PREFIX"
  | "STORAGE_S3_PATH_STYLE"
  | "STORAGE_S3_DEADLINE_MS"
>;

/** The bucket's own address. Amazon's buckets are names in front of the host, other stores' mostly the first part of the path. */
export function bucketAddress(settings: BucketSettings): string {
  const { STORAGE_S3_BUCKET: bucket = "", STORAGE_S3_REGION: region, STORAGE_S3_ENDPOINT: given, STORAGE_S3_PATH_STYLE: style } = settings;
  const endpoint = new URL(given ?? `https://s3.${region}.amazonaws.com`);
  if (style ?? given !== undefined) endpoint.pathname = `${endpoint.pathname.replace(/\/$/, "")}/${bucket}`;
  else endpoint.hostname = `${bucket}.${endpoint.hostname}`;
  return endpoint.toString().replace(/\/$/, "");
}

/** The deadline is for the beginning of an answer: a body on its way has fetch's own. */
function fetchWithin(deadlineMs: number): typeof fetch {
  return async (input, init) => {
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(new Error(`No answer within ${deadlineMs} ms`)), deadlineMs);
    try {
      return await fetch(input, { ...init, signal: ending.signal });
    } finally {
      clearTimeout(timer);
    }
  };
}

const status = (error: unknown) => (error instanceof S3ServiceError ? error.status : null);
const isMissing = (error: unknown) => error instanceof S3ServiceError && error.status === 404 && error.serviceCode !== "NoSuchBucket";

async function persistently<T>(task: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (isMissing(error)) throw new FileMissing(error);
      const refusal = status(error);
      const isFinal = refusal !== null && refusal < 500 && refusal !== 429 && refusal !== 408;
      if (isFinal || attempt === ATTEMPTS) throw storageUnavailable(error);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** attempt));
    }
  }
}

/** A stream in pieces of one size, the last one smaller. One is in memory at a time. */
async function* inParts(content: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    pieces.push(piece);
    size += piece.length;
    while (size >= PART_BYTES) {
      const all = Buffer.concat(pieces);
      yield all.subarray(0, PART_BYTES);
      pieces = [all.subarray(PART_BYTES)];
      size -= PART_BYTES;
    }
  }
  if (size > 0) yield Buffer.concat(pieces);
}

/** Files in a bucket of Amazon's S3 or of a store that speaks like it. */
export function s3Storage(settings: BucketSettings): FileStorage {
  const bucket = new S3mini({
    accessKeyId: settings.STORAGE_S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: settings.STORAGE_S3_SECRET_ACCESS_KEY ?? "",
    endpoint: bucketAddress(settings),
    region: settings.STORAGE_S3_REGION,
    fetch: fetchWithin(settings.STORAGE_S3_DEADLINE_MS),
  });
  const nameOf = (key: string) => settings.STORAGE_S3_PREFIX + assertStorageKey(key);

  const get = (key: string, range?: { start: number; end: number }) => {
    const name = nameOf(key);
    return persistently(() => (range ? bucket.getObjectRaw(name, false, range.start, range.end + 1) : bucket.getObjectRaw(name)));
  };
  const putWhole = (name: string, bytes: Buffer) => persistently(() => bucket.putObject(name, bytes));
  const putInParts = async (name: string, parts: AsyncGenerator<Buffer>, first: Buffer) => {
    const upload = await persistently(() => bucket.getMultipartUploadId(name));
    try {
      const sent = [await persistently(() => bucket.uploadPart(name, upload, first, 1))];
      for await (const part of parts) sent.push(await persistently(() => bucket.uploadPart(name, upload, part, sent.length + 1)));
      await persistently(() => bucket.completeMultipartUpload(name, upload, sent));
    } catch (error) {
      await bucket.abortMultipartUpload(name, upload).catch(() => undefined);
      throw error;
    }
  };
  const put = async (key: string, content: Buffer | Readable) => {
    const name = nameOf(key);
    if (Buffer.isBuffer(content)) {
      await putWhole(name, content);
      return;
    }
    const parts = inParts(content);
    const first = await parts.next();
    if (first.done) await putWhole(name, Buffer.alloc(0));
    else if (first.value.length < PART_BYTES) await putWhole(name, first.value);
    else await putInParts(name, parts, first.value);
  };
  const remove = async (key: string) => {
    const name = nameOf(key);
    await persistently(() => bucket.deleteObject(name));
  };
  return {
    put,
    remove,
    async read(key) {
      const answer = await get(key);
      try {
        return Buffer.from(await answer.arrayBuffer());
      } catch (error) {
        throw storageUnavailable(error);
      }
    },
    async stream(key, range) {
      const { body } = await get(key, range);
      return body ? Readable.fromWeb(body as unknown as WebStream) : Readable.from([]);
    },
    async check() {
      const key = newStorageKey();
      await put(key, Buffer.from("check"));
      await remove(key);
    },
  };
}
