import type { IncomingHttpHeaders } from "node:http";
import type { Fault } from "../control/fault";

/** Bytes that were streamed to the attachment store instead of into memory. */
export type Upload = { sha256: string; byteSize: number; storageKey: string; isTooLarge: boolean };

/** One request as handlers see it: address, headers, and the whole body. */
export type Call = {
  method: string;
  origin: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  upload: Upload | null;
  fault: Fault | null;
};

export function header(call: Call, name: string): string | null {
  const value = call.headers[name];
  return typeof value === "string" ? value : (value?.[0] ?? null);
}

/** The fields of a posted form. */
export function formOf(call: Call): URLSearchParams {
  return new URLSearchParams(call.body.toString("utf8"));
}
