import { AppError } from "@/lib/core/app-error";

/** What a multipart body weighs beside its file. */
const FRAME_BYTES = 200_000;

export type Upload = { fileName: string; bytes: Buffer; fields: FormData };

/** The file of a multipart body, under the field `file`. Refuses before reading what is announced as too large, and stops reading what proves so. */
export async function readUpload(request: Request, maxBytes: number): Promise<Upload> {
  const tooLarge = () => new AppError("fileRefused", { reason: "tooLargeToUpload" });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + FRAME_BYTES) throw tooLarge();
  const type = request.headers.get("content-type");
  if (!request.body || !type?.startsWith("multipart/form-data")) throw new AppError("invalidInput", { field: "file" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes + FRAME_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  const fields = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData().catch(() => null);
  const file = fields?.get("file");
  if (!fields || !(file instanceof File)) throw new AppError("invalidInput", { field: "file" });
  if (file.size > maxBytes) throw tooLarge();
  return { fileName: file.name, bytes: Buffer.from(await file.arrayBuffer()), fields };
}
