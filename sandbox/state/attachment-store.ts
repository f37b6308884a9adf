import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { once } from "node:events";
import type { Answer } from "../http/answer";
import type { Upload } from "../http/call";
import type { Settings } from "../settings";

/** Holds the bytes of attachments: on disk, or in memory for short tests, or not at all (only their size and hash are known then). */
export class AttachmentStore {
  private readonly kept = new Map<string, Buffer>();
  private readonly folder: string;

  constructor(private readonly settings: Settings) {
    this.folder = join(settings.dataDir, "attachments");
    if (!settings.isInMemory) mkdirSync(this.folder, { recursive: true });
  }

  /** Takes the body as it arrives. Past the limit the rest is read but not kept. */
  async receive(request: IncomingMessage): Promise<Upload> {
    const storageKey = randomUUID();
    const hash = createHash("sha256");
    const chunks: Buffer[] = [];
    const { isInMemory, keepsAttachmentBytes, attachmentLimitBytes } = this.settings;
    const file = isInMemory ? null : createWriteStream(join(this.folder, storageKey));
    let byteSize = 0;
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        byteSize += chunk.length;
        hash.update(chunk);
        if (byteSize > attachmentLimitBytes) continue;
        if (file && !file.write(chunk)) await once(file, "drain");
        if (!file && keepsAttachmentBytes) chunks.push(chunk);
      }
    } finally {
      if (file) await new Promise<void>((resolve) => file.end(resolve));
    }
    if (!file && keepsAttachmentBytes) this.kept.set(storageKey, Buffer.concat(chunks));
    return { sha256: hash.digest("hex"), byteSize, storageKey, isTooLarge: byteSize > attachmentLimitBytes };
  }

  async drop(storageKey: string): Promise<void> {
    this.kept.delete(storageKey);
    if (!this.settings.isInMemory) await rm(join(this.folder, storageKey), { force: true });
  }

  bodyOf(storageKey: string, byteSize: number): Answer["body"] {
    if (!this.settings.isInMemory) return { filePath: join(this.folder, storageKey), byteSize };
    return this.kept.get(storageKey) ?? Buffer.alloc(0);
  }
}
