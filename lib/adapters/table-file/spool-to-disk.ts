import { createHash } from "node:crypto";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "@/lib/core/app-error";

export type SpooledFile = { path: string; sha256: string; byteSize: number; remove: () => Promise<void> };

/** Writes what arrives to a file of this machine, however large, and stops at `maxBytes`. Whoever calls removes it. */
export async function spoolToDisk(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<SpooledFile> {
  const folder = await mkdtemp(join(/* turbopackIgnore: true */ tmpdir(), "sinkron-import-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, "file");
  const hash = createHash("sha256");
  let byteSize = 0;
  try {
    const file = await open(path, "wx", 0o600);
    try {
      for await (const chunk of body) {
        byteSize += chunk.length;
        if (byteSize > maxBytes) throw new AppError("fileRefused", { reason: "tooLargeToUpload" });
        hash.update(chunk);
        await file.writeFile(chunk);
      }
    } finally {
      await file.close();
    }
    return { path, sha256: hash.digest("hex"), byteSize, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
