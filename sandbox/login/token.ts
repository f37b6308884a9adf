import { randomBytes } from "node:crypto";
import { json, type Answer } from "../http/answer";
import { formOf, type Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import { newAccessToken, newIdToken } from "./access-token";
import { oauthError, requireClient } from "./client-credentials";

/** A replaced refresh token may be tried again for this long, in case the answer was lost. */
const GRACE_MS = 30 * 60_000;
const UNUSED_LIFE_MS = 60 * 86_400_000;

type Grant = { userId: string; authEventId: string; scopes: string[]; nonce: string | null };

export function exchangeToken(sandbox: Sandbox, call: Call): Answer {
  requireClient(sandbox.settings, call);
  const form = formOf(call);
  switch (form.get("grant_type")) {
    case "authorization_code":
      return json(issue(sandbox, call.origin, redeemCode(sandbox, form)));
    case "refresh_token":
      return json(issue(sandbox, call.origin, redeemRefreshToken(sandbox, form)));
    default:
      throw oauthError("unsupported_grant_type");
  }
}

function redeemCode(sandbox: Sandbox, form: URLSearchParams): Grant {
  const found = sandbox.world.codes.find((each) => each.code === form.get("code"));
  if (!found || found.isUsed || found.expiresMs <= Date.now() || found.redirectUri !== form.get("redirect_uri"))
    throw oauthError("invalid_grant");
  found.isUsed = true;
  return found;
}

function redeemRefreshToken(sandbox: Sandbox, form: URLSearchParams): Grant {
  const nowMs = Date.now();
  const found = sandbox.world.refreshTokens.find((each) => each.token === form.get("refresh_token"));
  if (!found || nowMs - found.issuedMs > UNUSED_LIFE_MS) throw oauthError("invalid_grant");
  if (found.replacedMs !== null && nowMs - found.replacedMs > GRACE_MS) throw oauthError("invalid_grant");
  found.replacedMs ??= nowMs;
  return { userId: found.userId, authEventId: found.authEventId, scopes: found.scopes, nonce: null };
}

export function issue(sandbox: Sandbox, issuer: string, grant: Grant): Record<string, unknown> {
  const { world, settings } = sandbox;
  const nowMs = Date.now();
  const lifetimeSeconds = settings.tokenLifetimeSeconds;
  const { userId, authEventId, scopes } = grant;
  const claims = { issuer, clientId: settings.clientId, userId, authEventId, scopes, nowMs, lifetimeSeconds };
  const accessToken = newAccessToken(claims);
  world.accessTokens = [
    ...world.accessTokens.filter((each) => each.expiresMs > nowMs - 3_600_000),
    { token: accessToken, userId, scopes, expiresMs: nowMs + lifetimeSeconds * 1000 },
  ];
  const answer: Record<string, unknown> = {
    access_token: accessToken,
    expires_in: lifetimeSeconds,
    token_type: "Bearer",
    scope: scopes.join(" "),
  };
  if (scopes.includes("offline_access")) {
    const token = randomBytes(32).toString("base64url");
    world.refreshTokens = [
      ...world.refreshTokens.filter((each) => each.replacedMs === null || nowMs - each.replacedMs <= GRACE_MS),
      { token, userId, authEventId, scopes, issuedMs: nowMs, replacedMs: null },
    ];
    answer["refresh_token"] = token;
  }
  const user = world.users.find((each) => each.userId === userId);
  if (scopes.includes("openid") && user)
    answer["id_token"] = newIdToken({ ...claims, name: user.name, email: user.email, nonce: grant.nonce });
  sandbox.changed();
  return answer;
}
