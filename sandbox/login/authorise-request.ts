import { Refusal } from "../http/answer";
import { markup, page } from "../http/html";
import type { Settings } from "../settings";

/** What an app may ask for; the broad scopes of before March 2026 are not given to new apps. */
const SCOPES = new Set([
  "offline_access",
  "openid",
  "profile",
  "email",
  "bankfeeds",
  ...[
    "accounting.banktransactions",
    "accounting.contacts",
    "accounting.settings",
    "accounting.attachments",
    "accounting.invoices",
    "accounting.payments",
    "accounting.manualjournals",
  ].flatMap((scope) => [scope, `${scope}.read`]),
]);

export type AuthoriseRequest = { redirectUri: string; scopes: string[]; state: string | null; nonce: string | null };

function refuse(code: string, why: string): Refusal {
  return new Refusal(
    page(
      "Cannot sign in",
      markup`<div class="card narrow"><h1>Sorry, something went wrong</h1><p class="bad">Error: ${code}</p><p>${why}</p></div>`,
      400,
    ),
  );
}

/** Reads and checks the app's request; what is wrong is shown to the person, not sent to an address that cannot be trusted. */
export function authoriseRequest(settings: Settings, query: URLSearchParams): AuthoriseRequest {
  if (query.get("response_type") !== "code") throw refuse("unsupported_response_type", "Only the code flow is supported.");
  if (query.get("client_id") !== settings.clientId) throw refuse("unauthorized_client", "Unknown client or client not enabled.");
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!isAllowed(settings, redirectUri)) {
    throw refuse(
      "invalid_request",
      `Invalid redirect_uri "${redirectUri}". It must be https, or http://localhost for testing, and be one the app registered.`,
    );
  }
  const scopes = (query.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  const unknown = scopes.filter((scope) => !SCOPES.has(scope));
  if (scopes.length === 0 || unknown.length > 0)
    throw refuse("invalid_scope", `Invalid scope for client: ${unknown.join(", ") || "none given"}.`);
  return { redirectUri, scopes, state: query.get("state"), nonce: query.get("nonce") };
}

function isAllowed(settings: Settings, redirectUri: string): boolean {
  if (settings.redirectUris.length > 0) return settings.redirectUris.includes(redirectUri);
  if (!URL.canParse(redirectUri)) return false;
  const url = new URL(redirectUri);
  return url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "localhost");
}

export function callbackAddress(request: AuthoriseRequest, fields: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  if (request.state !== null) url.searchParams.set("state", request.state);
  return url.toString();
}
