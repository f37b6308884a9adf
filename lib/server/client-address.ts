/** The network address of the browser: what the nearest proxy wrote last, since anything before it may be the visitor's own invention. */
export function clientAddress(headers: Record<string, unknown> | undefined): string {
  const forwarded = headers?.["x-forwarded-for"];
  const last = typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined;
  return last || "unknown";
}
