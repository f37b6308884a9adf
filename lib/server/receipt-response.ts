import "server-only";
import { Readable } from "node:stream";
import type { OpenReceipt, Purpose } from "@/lib/usecases/receipts/open-receipt";

/** Nothing in a receipt may run or load anything. A PDF gets no sandbox: browsers' own viewers refuse to start in one. */
function policyFor(contentType: string): string {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";
  return contentType === "application/pdf" ? `${nothing}; object-src 'self'` : `${nothing}; sandbox`;
}

function disposition(kind: "inline" | "attachment", fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, "_");
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

/** What is shown in place; everything else is offered as a file, whatever was asked for. */
const SHOWN_IN_PLACE = /^(?:application\/pdf|image\/(?:jpeg|png|gif|bmp|webp|avif))$/;

/** One range, as the viewers of browsers ask for; null: the whole. `unsatisfiable` where the file has no such part. */
function rangeOf(header: string | null, size: number): { start: number; end: number } | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start >= size || start > end ? "unsatisfiable" : { start, end };
}

/** Which of its forms is asked for: `?preview`, `?download`, else what a browser can show. */
export function receiptPurpose(query: URLSearchParams): Purpose {
  if (query.has("download")) return "download";
  return query.has("preview") ? "preview" : "show";
}

/** A receipt as an answer that a browser may show and can't run. */
export async function receiptResponse(receipt: OpenReceipt, purpose: Purpose, request: Request): Promise<Response> {
  const { contentType, byteSize, fileName } = receipt;
  const kind = purpose !== "download" && SHOWN_IN_PLACE.test(contentType) ? "inline" : "attachment";
  const headers: Record<string, string> = {
    "content-type": contentType,
    "content-disposition": disposition(kind, fileName),
    "x-content-type-options": "nosniff",
    "content-security-policy": policyFor(contentType),
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=300",
  };
  const send = (stream: Readable, status: number, more: Record<string, string>) =>
    new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers: { ...headers, ...more } });
  if (byteSize === null) return send(await receipt.open(), 200, {});
  const range = rangeOf(request.headers.get("range"), byteSize);
  if (range === "unsatisfiable") return new Response(null, { status: 416, headers: { "content-range": `bytes */${byteSize}` } });
  if (range === null) return send(await receipt.open(), 200, { "accept-ranges": "bytes", "content-length": String(byteSize) });
  return send(await receipt.open(range), 206, {
    "accept-ranges": "bytes",
    "content-length": String(range.end - range.start + 1),
    "content-range": `bytes ${range.start}-${range.end}/${byteSize}`,
  });
}
