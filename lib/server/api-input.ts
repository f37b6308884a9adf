import type { NextRequest } from "next/server";
import { ApiProblem } from "@/lib/core/api/api-problem";
import { receiveUpload } from "./receive-upload";
import { receiptUploadLimit } from "./upload-limits";

/** A thousand transactions with the longest texts there may be. */
const JSON_MAX_BYTES = 12_000_000;

export type InputSource = "body" | "query" | "upload" | "nothing";

/** What a request carries, not yet judged, and the bytes that tell it from other requests. */
export type RawInput = { value: unknown; bytes: Uint8Array };

/** Hands over what a request carries, for as long as `use` lasts: an uploaded file lies on the disk until then. */
export async function withApiInput<T>(request: NextRequest, from: InputSource, use: (input: RawInput) => Promise<T>): Promise<T> {
  return from === "upload" ? receiveFile(request, use) : use(await readInput(request, from));
}

async function readInput(request: NextRequest, from: Exclude<InputSource, "upload">): Promise<RawInput> {
  if (from === "query") return { value: askedFor(request), bytes: new Uint8Array() };
  if (from === "nothing") return { value: {}, bytes: new Uint8Array() };
  if (!/^application\/(.+\+)?json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    throw new ApiProblem("unsupportedMediaType", { expected: "application/json" });
  const bytes = await readBytes(request);
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown, bytes };
  } catch {
    throw new ApiProblem("malformedJson");
  }
}

/** What is given without a value is not asked for. */
function askedFor(request: NextRequest): Record<string, string> {
  return Object.fromEntries([...request.nextUrl.searchParams].filter(([, value]) => value !== ""));
}

async function readBytes(request: NextRequest): Promise<Uint8Array> {
  const tooLarge = () => new ApiProblem("bodyTooLarge", { maxBytes: JSON_MAX_BYTES });
  if (Number(request.headers.get("content-length") ?? 0) > JSON_MAX_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > JSON_MAX_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A multipart body is told by its file: the marks between its parts differ each time it is sent. */
function receiveFile<T>(request: NextRequest, use: (input: RawInput) => Promise<T>): Promise<T> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers.get("content-type") ?? ""))
    throw new ApiProblem("unsupportedMediaType", { expected: "multipart/form-data" });
  return receiveUpload(request, receiptUploadLimit(), (upload) =>
    use({ value: upload, bytes: Buffer.from(`${upload.fileName}\n${upload.file.sha256}`) }),
  );
}
