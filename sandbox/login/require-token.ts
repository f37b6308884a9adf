import { randomUUID } from "node:crypto";
import { Refusal, json } from "../http/answer";
import type { Sandbox } from "../sandbox";
import type { AccessToken } from "../state/world";

function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Refusal {
  const answer = json({ Type: null, Title: title, Status: status, Detail: detail, Instance: randomUUID(), Extensions: {} }, status);
  return new Refusal({ ...answer, headers: { ...answer.headers, ...headers } });
}

/** The token behind "Bearer …"; 401 in Xero's words when there is none or it is over. */
export function requireToken(sandbox: Sandbox, authorization: string | undefined): AccessToken {
  const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1];
  const found = sandbox.world.accessTokens.find((each) => each.token === token);
  if (!found) throw problem(401, "Unauthorized", "AuthenticationUnsuccessful");
  if (found.expiresMs <= Date.now()) {
    const at = new Date(found.expiresMs).toISOString();
    throw problem(401, "Unauthorized", `TokenExpired: token expired at ${at}`, { "www-authenticate": 'OAuth Realm="api.xero.com"' });
  }
  return found;
}

export function requireScope(token: AccessToken, scope: string, isWrite: boolean): void {
  const isHeld = token.scopes.includes(scope) || (!isWrite && token.scopes.includes(`${scope}.read`));
  if (!isHeld) {
    throw problem(401, "Unauthorized", "AuthorizationUnsuccessful", {
      "www-authenticate": `Bearer error="insufficient_scope", error_description="insufficient_scope"`,
    });
  }
}

export function notConnected(): Refusal {
  return problem(403, "Forbidden", "AuthenticationUnsuccessful");
}

export function offline(): Refusal {
  return problem(503, "Service Unavailable", "The organisation is offline and cannot be reached. Please try again in 5 minutes.");
}
