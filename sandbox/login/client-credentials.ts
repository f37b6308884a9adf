import { timingSafeEqual } from "node:crypto";
import { Refusal, json } from "../http/answer";
import { header, type Call } from "../http/call";
import type { Settings } from "../settings";

export function oauthError(error: string, status = 400): Refusal {
  return new Refusal(json({ error }, status));
}

/** The app proves itself with HTTP Basic; the two parts are form-encoded inside it. */
export function requireClient(settings: Settings, call: Call): void {
  const [scheme = "", encoded = ""] = (header(call, "authorization") ?? "").split(" ");
  const expected = [settings.clientId, settings.clientSecret];
  const given = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const same = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
  const isRight = expected.every((part, index) => same(part, decode(given[index] ?? "")));
  if (scheme.toLowerCase() !== "basic" || given.length !== 2 || !isRight) throw oauthError("invalid_client", 400);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", "%20"));
  } catch {
    return part;
  }
}
