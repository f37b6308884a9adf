import { createHash, randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "@/lib/core/app-error";

/** A file on this machine's own disk, for as long as a request lasts. */
export type TemporaryFile = { path: string; byteSize: number; sha256: string };

/** Writes what comes to a temporary file piece by piece, hands that over, and takes it away again whatever happens. Refuses once `maxBytes` are passed. */
export async function withTemporaryFile<T>(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
  use: (file: TemporaryFile) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `sinkron-${randomUUID()}.upload`);
  const hash = createHash("sha256");
  let byteSize = 0;
  try {
    const file = await open(path, "wx", 0o600);
    try {
      for await (const piece of content) {
        byteSize += piece.length;
        if (byteSize > maxBytes) throw new AppError("fileRefused", { reason: "tooLargeToUpload" });
        hash.update(piece);
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
    return await use({ path, byteSize, sha256: hash.digest("hex") });
  } finally {
    await rm(path, { force: true });
  }
}
