import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import { withTemporaryFile, type TemporaryFile } from "@/lib/adapters/storage/temporary-file";
import { AppError } from "@/lib/core/app-error";

/** What a multipart body weighs beside its file. */
const FRAME_BYTES = 200_000;

type Incoming = { fileName: string; content: Readable };

/** The first file of a multipart body under the field `file`, still on its way. */
function firstFile(request: Request, type: string): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    const form = new Busboy({ headers: { "content-type": type }, limits: { files: 20, fields: 20 } });
    let taken: Readable | undefined;
    form.on("file", (field, content, fileName) => {
      if (field !== "file" || taken) {
        content.resume();
        return;
      }
      taken = content;
      resolve({ fileName, content });
    });
    pipeline(Readable.fromWeb(request.body as unknown as WebStream), form).then(
      () => reject(new AppError("invalidInput", { field: "file" })),
      () => {
        taken?.destroy(new Error("The upload broke off"));
        reject(new AppError("invalidInput", { field: "file" }));
      },
    );
  });
}

/** What breaks off on its way is the sender's fault, not ours. */
async function* whole(content: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* content as AsyncIterable<Uint8Array>;
  } catch {
    throw new AppError("invalidInput", { field: "file" });
  }
}

/**
 * Takes the file of a multipart body to the disk as it comes, and hands it over for as long as `use` lasts. Refuses before reading what is announced as too
 * large, and stops reading what proves so.
 */
export async function receiveUpload<T>(
  request: Request,
  maxBytes: number,
  use: (upload: { fileName: string; file: TemporaryFile }) => Promise<T>,
): Promise<T> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + FRAME_BYTES)
    throw new AppError("fileRefused", { reason: "tooLargeToUpload" });
  const type = request.headers.get("content-type");
  if (!request.body || !type?.startsWith("multipart/form-data")) throw new AppError("invalidInput", { field: "file" });
  const { fileName, content } = await firstFile(request, type);
  try {
    return await withTemporaryFile(whole(content), maxBytes, (file) => use({ fileName, file }));
  } finally {
    content.destroy();
  }
}
