import { randomBytes, randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox";
import type { Organisation } from "../state/world";
import { callbackAddress, type AuthoriseRequest } from "./authorise-request";

const CODE_LIFE_MS = 5 * 60_000;

/** Connects the organisations, makes the one-time code, and says where the browser goes next. */
export function giveConsent(
  sandbox: Sandbox,
  consent: { request: AuthoriseRequest; userId: string; organisations: Organisation[] },
): string {
  const { request, userId, organisations } = consent;
  const { world } = sandbox;
  const nowMs = Date.now();
  const authEventId = randomUUID();
  for (const { organisationId } of organisations) {
    const connection = world.connections.find((each) => each.userId === userId && each.organisationId === organisationId);
    if (connection) Object.assign(connection, { authEventId, updatedMs: nowMs });
    else world.connections.push({ connectionId: randomUUID(), userId, organisationId, authEventId, createdMs: nowMs, updatedMs: nowMs });
  }
  const code = randomBytes(32).toString("base64url");
  world.codes = world.codes.filter((each) => each.expiresMs > nowMs);
  world.codes.push({
    code,
    userId,
    authEventId,
    redirectUri: request.redirectUri,
    scopes: request.scopes,
    expiresMs: nowMs + CODE_LIFE_MS,
    isUsed: false,
    nonce: request.nonce,
  });
  sandbox.changed();
  return callbackAddress(request, { code, scope: request.scopes.join(" "), session_state: randomBytes(8).toString("hex") });
}
