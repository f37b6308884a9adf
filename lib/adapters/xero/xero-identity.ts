import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AccountingIdentity, ConsentTokens, IdentityOutcome, TokenSet } from "@/lib/core/accounting-identity";
import type { XeroSettings } from "./xero-settings";

/** The least that the product needs; Xero's granular scopes. Settings are written only to make a bank account. */
const SCOPES =
  "openid profile email offline_access accounting.banktransactions accounting.contacts accounting.settings accounting.attachments";
const INVALID_GRANT = "invalid_grant";
const ORGANISATION = "ORGANISATION";
/** Not as long as that of calls: somebody waits for these. */
const LONGEST_MS = 12_000;

/** What Xero gives an access token, for an answer that does not say. */
const TOKEN_LIFE_S = 30 * 60;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(TOKEN_LIFE_S),
  scope: z.string().optional(),
  id_token: z.string().optional(),
});
const fields = z.record(z.string(), z.unknown());
const accessClaims = z.object({ xero_userid: z.string().optional(), authentication_event_id: z.string().optional() });
const personClaims = z.object({
  xero_userid: z.string().optional(),
  sub: z.string().optional(),
  name: z.string().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  email: z.string().optional(),
});
const connections = z.array(
  z.object({ id: z.string(), tenantId: z.string(), tenantType: z.string().nullish(), tenantName: z.string().nullish() }),
);

type Answer = { status: number; body: unknown };

/** Xero's identity server and its list of connections, spoken to by hand: xero-node has their addresses built in. */
export function xeroIdentity(settings: XeroSettings): AccountingIdentity {
  const deadlineMs = Math.min(LONGEST_MS, settings.deadlineMs);
  const basic = `Basic ${Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64")}`;
  const form = (path: string, fields: Record<string, string>) =>
    ask(deadlineMs, `${settings.identityUrl}${path}`, {
      method: "POST",
      headers: { authorization: basic },
      body: new URLSearchParams(fields),
    });
  const api = (method: string, path: string, accessToken: string) =>
    ask(deadlineMs, `${settings.apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, accept: "application/json" },
    });

  const wanted = settings.hasBankFeeds ? `${SCOPES} bankfeeds` : SCOPES;

  return {
    hasAllScopes(scope) {
      const given = new Set(scope.split(" "));
      // Where Xero did not repeat what it granted, it granted what was asked for.
      return scope === "" || wanted.split(" ").every((name) => given.has(name));
    },
    deadlineMs,
    consentUrl({ state, redirectUri }) {
      const url = new URL(`${settings.loginUrl}/identity/connect/authorize`);
      url.search = new URLSearchParams({
        response_type: "code",
        client_id: settings.clientId,
        redirect_uri: redirectUri,
        scope: wanted,
        state,
      }).toString();
      return url.toString();
    },
    async exchangeCode({ code, redirectUri }) {
      return outcomeOf(await form("/connect/token", { grant_type: "authorization_code", code, redirect_uri: redirectUri }), consentTokens);
    },
    async refreshTokens(refreshToken, stillMine) {
      if (!stillMine()) return { kind: "unreachable", message: "The right to refresh was lost before the request was sent" };
      // OAuth lets the answer leave the refresh token out: then the one that was used stays good.
      const renewed = (body: unknown) => tokenSet({ refresh_token: refreshToken, ...fields.parse(body) });
      const outcome = outcomeOf(await form("/connect/token", { grant_type: "refresh_token", refresh_token: refreshToken }), renewed);
      // A gateway's 403 says nothing about the person's consent; only these words do, and they end it for good.
      return outcome.kind === "gone" && outcome.message !== INVALID_GRANT ? { kind: "unreachable", message: outcome.message } : outcome;
    },
    async revokeTokens(refreshToken) {
      return outcomeOf(await form("/connect/revocation", { token: refreshToken }), () => null);
    },
    async listOrganisations(accessToken, consentId) {
      const query = consentId ? `?authEventId=${encodeURIComponent(consentId)}` : "";
      return outcomeOf(await api("GET", `/connections${query}`, accessToken), (body) =>
        connections
          .parse(body)
          .flatMap(({ id, tenantId, tenantType, tenantName }) =>
            (tenantType ?? ORGANISATION) === ORGANISATION
              ? [{ providerConnectionId: id, providerTenantId: tenantId, name: tenantName ?? "" }]
              : [],
          ),
      );
    },
    async deleteConnection(accessToken, providerConnectionId) {
      return outcomeOf(await api("DELETE", `/connections/${encodeURIComponent(providerConnectionId)}`, accessToken), () => null);
    },
  };
}

async function ask(deadlineMs: number, url: string, init: RequestInit): Promise<Answer | Error> {
  try {
    const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(deadlineMs) });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : parseJson(text) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only a plain "invalid" from the other side means that something is gone: everything odd may be a bad moment. */
function outcomeOf<T>(answer: Answer | Error, read: (body: unknown) => T): IdentityOutcome<T> {
  if (answer instanceof Error) return { kind: "unreachable", message: answer.message };
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    try {
      return { kind: "answered", value: read(body) };
    } catch {
      return { kind: "unreachable", message: `The answer could not be read (status ${status})` };
    }
  }
  const { success, data } = z.object({ error: z.string() }).safeParse(body);
  if (status >= 400 && status < 500 && success && data.error === INVALID_GRANT) return { kind: "gone", message: data.error };
  if (status === 401 || status === 403 || status === 404)
    return success && data.error === "invalid_client" ? unusable(status) : { kind: "gone", message: `status ${status}` };
  return unusable(status);
}

function unusable(status: number): { kind: "unreachable"; message: string } {
  return { kind: "unreachable", message: `The identity server answered with status ${status}` };
}

function tokenSet(body: unknown): TokenSet {
  const answer = tokenAnswer.parse(body);
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInMs: answer.expires_in * 1000,
    scope: answer.scope ?? "",
  };
}

/** The tokens come straight from the identity server over TLS, so their claims are read without checking a signature. */
function consentTokens(body: unknown): ConsentTokens {
  const { id_token: idToken } = tokenAnswer.parse(body);
  const tokens = tokenSet(body);
  const claims = accessClaims.parse(claimsOf(tokens.accessToken) ?? {});
  const person = personClaims.parse((idToken && claimsOf(idToken)) ?? {});
  const name = person.name ?? [person.given_name, person.family_name].filter(Boolean).join(" ");
  return {
    ...tokens,
    // An access token is the other side's own business: where it can't be read, the person's token says who it was. Where neither does, nobody
    // else's tokens may be taken for theirs.
    providerUserId: claims.xero_userid ?? person.xero_userid ?? person.sub ?? `unnamed:${randomUUID()}`,
    providerUserName: name || (person.email ?? null),
    consentId: claims.authentication_event_id ?? null,
  };
}

/** Undefined for a token that is no JWT. */
function claimsOf(token: string): unknown {
  return parseJson(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}
