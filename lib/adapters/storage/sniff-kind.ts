import { fileTypeFromFile } from "file-type";

/** The content type that the bytes themselves show; null when they show none. Names and what a browser claims count for nothing. */
export async function sniffKind(path: string): Promise<string | null> {
  return (await fileTypeFromFile(path))?.mime ?? null;
}
