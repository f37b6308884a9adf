import { fileTypeFromBuffer } from "file-type";

/** The content type that the bytes themselves show; null when they show none. Names and what a browser claims count for nothing. */
export async function sniffKind(bytes: Buffer): Promise<string | null> {
  return (await fileTypeFromBuffer(bytes))?.mime ?? null;
}
