import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Refusal, notFound, type Answer } from "../http/answer";
import { header, type Call } from "../http/call";
import { readBody } from "../http/read-body";
import { playThrough, type Played } from "../control/play-through";
import type { KeyedRequest } from "../limits/idempotency";
import { notConnected, offline, requireScope, requireToken } from "../login/require-token";
import type { Sandbox } from "../sandbox";
import type { Organisation } from "../state/world";
import { routeFor, type FoundRoute } from "./routes";

/** One call of the accounting API: token, organisation, scope, limits, then the idempotency memory, and only then the deed. */
export async function serveAccounting(sandbox: Sandbox, request: IncomingMessage, call: Call): Promise<Played> {
  let admitted: Organisation | null = null;
  try {
    const found = routeFor(call.method, call.path);
    if (!found) throw notFound();
    const organisation = requireOrganisation(sandbox, call, found);
    const problem = sandbox.limits.admit(organisation.organisationId, Date.now());
    if (problem !== null) {
      sandbox.callLog.addLimited(problem);
      const answer = sandbox.limits.refusal(problem, organisation.organisationId, Date.now());
      return { answer: withLimitHeaders(sandbox, organisation, answer), isReplay: false };
    }
    admitted = organisation;
    if (organisation.isOffline) throw offline();
    if (found.route.takesUpload) call.upload = await sandbox.attachments.receive(request);
    else call.body = await readBody(request);
    const played = await playThrough(sandbox, call, organisation.organisationId, () => once(sandbox, organisation, call, found));
    return { ...played, answer: played.answer && withLimitHeaders(sandbox, organisation, played.answer) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { answer: admitted ? withLimitHeaders(sandbox, admitted, error.answer) : error.answer, isReplay: false };
  } finally {
    if (admitted) sandbox.limits.release(admitted.organisationId);
  }
}

function requireOrganisation(sandbox: Sandbox, call: Call, found: FoundRoute): Organisation {
  const token = requireToken(sandbox, call.headers.authorization);
  const organisationId = header(call, "xero-tenant-id")?.toLowerCase();
  const isConnected = sandbox.world.connections.some((each) => each.userId === token.userId && each.organisationId === organisationId);
  const organisation = sandbox.world.organisations.find((each) => each.organisationId === organisationId);
  if (!organisation || !isConnected) throw notConnected();
  requireScope(token, found.route.scope, call.method !== "GET");
  return organisation;
}

/** Does the deed, or gives the answer that the same key was given before. */
async function once(sandbox: Sandbox, organisation: Organisation, call: Call, found: FoundRoute): Promise<Played> {
  const key = call.method === "GET" ? null : header(call, "idempotency-key");
  const keyed: KeyedRequest | null =
    key === null ? null : { key, method: call.method, url: `${call.path}?${call.query.toString()}`, bodyHash: bodyHash(call) };
  const remembered = keyed && sandbox.idempotency.recall(keyed, Date.now());
  if (remembered) {
    if (call.upload) await sandbox.attachments.drop(call.upload.storageKey);
    return { answer: remembered, isReplay: true };
  }
  const answer = await answered(() => found.route.handle({ sandbox, organisation, call, id: found.id, name: found.name }));
  if (keyed) {
    sandbox.idempotency.remember(keyed, answer, Date.now());
    sandbox.changed();
  }
  return { answer, isReplay: false };
}

async function answered(handle: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function bodyHash(call: Call): string {
  return call.upload?.sha256 ?? createHash("sha256").update(call.body).digest("hex");
}

function withLimitHeaders(sandbox: Sandbox, organisation: Organisation, answer: Answer): Answer {
  return { ...answer, headers: { ...sandbox.limits.headers(organisation.organisationId, Date.now()), ...answer.headers } };
}
