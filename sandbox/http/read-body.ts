import type { IncomingMessage } from "node:http";
import { Refusal, json } from "./answer";

/** Xero's hard cap on any request. */
const REQUEST_CAP_BYTES = 10_000_000;

export function tooLarge(): Refusal {
  return new Refusal(
    json({ Type: null, Title: "RequestEntityTooLarge", Status: 413, Detail: "PayloadTooLarge", Instance: null, Extensions: {} }, 413),
  );
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let byteSize = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    byteSize += chunk.length;
    if (byteSize <= REQUEST_CAP_BYTES) chunks.push(chunk);
  }
  if (byteSize > REQUEST_CAP_BYTES) throw tooLarge();
  return Buffer.concat(chunks);
}
