import { env } from "@/lib/config/env";

/**
 * The network address of the browser: what the proxy in front wrote last, since anything before it may be the visitor's own invention.
 * Null where no proxy is trusted: the header is then the visitor's word alone.
 */
export function clientAddress(headers: Record<string, unknown> | undefined): string | null {
  if (!env().TRUST_PROXY) return null;
  const forwarded = headers?.["x-forwarded-for"];
  return (typeof forwarded === "string" && forwarded.split(",").at(-1)?.trim()) || null;
}
