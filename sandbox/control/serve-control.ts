import { json, notFound, type Answer } from "../http/answer";
import type { Call } from "../http/call";
import { authoriseRequest } from "../login/authorise-request";
import { giveConsent } from "../login/give-consent";
import { issue } from "../login/token";
import type { Sandbox } from "../sandbox";
import { applyChange, organisationNamed } from "../state/changes";
import { z } from "zod";
import { authoriseSchema, changeSchema, faultSchema, tokenSchema } from "./fault-schema";
import { shownState } from "./shown-state";

const ALL_SCOPES = [
  "offline_access",
  "accounting.banktransactions",
  "accounting.contacts",
  "accounting.settings",
  "accounting.attachments",
  "bankfeeds",
];

function listOf<T>(schema: z.ZodType<T>, value: unknown): T[] {
  return z.array(schema).parse(Array.isArray(value) ? value : [value]);
}

/** The tests' own door: faults, changes behind the app's back, and a look at everything. */
export function serveControl(sandbox: Sandbox, call: Call): Answer {
  const given: unknown = call.body.length === 0 ? {} : JSON.parse(call.body.toString("utf8"));
  switch (`${call.method} ${call.path}`) {
    case "POST /control/reset":
      sandbox.reset();
      return json({});
    case "GET /control/state":
      return json(shownState(sandbox, call.query.get("organisation")));
    case "GET /control/calls":
      return json({
        ...sandbox.callLog.counts(),
        maxInFlight: Object.fromEntries(sandbox.limits.maxInFlight),
        calls: sandbox.callLog.list(),
      });
    case "POST /control/calls/clear":
      sandbox.callLog.clear();
      sandbox.limits.maxInFlight.clear();
      return json({});
    case "POST /control/limits/forget":
      sandbox.limits.forget();
      return json({});
    case "GET /control/faults":
      return json(sandbox.faults.list());
    case "POST /control/faults":
      return json({ faultIds: listOf(faultSchema, given).map((fault) => sandbox.faults.add(fault)) });
    case "POST /control/faults/clear":
      sandbox.faults.clear();
      return json({ released: sandbox.holds.release(null) });
    case "POST /control/change":
      for (const change of listOf(changeSchema, given)) applyChange(sandbox.world, change, sandbox.stampMs());
      sandbox.changed();
      return json({});
    case "GET /control/holds":
      return json(sandbox.holds.counts());
    case "POST /control/release":
      return json({ released: sandbox.holds.release(z.object({ name: z.string().optional() }).parse(given).name ?? null) });
    case "POST /control/authorise":
      return json(authorise(sandbox, authoriseSchema.parse(given)));
    case "POST /control/token":
      return json(token(sandbox, call, tokenSchema.parse(given)));
    default:
      throw notFound();
  }
}

/** Does what a person does on the consent page; answers with the address the browser would be sent to. */
function authorise(sandbox: Sandbox, given: z.infer<typeof authoriseSchema>): { callbackUrl: string } {
  const request = authoriseRequest(sandbox.settings, new URL(given.url).searchParams);
  const organisations = (given.organisations ?? ["Demo Company (SG)"]).map((name) => organisationNamed(sandbox.world, name));
  return { callbackUrl: giveConsent(sandbox, { request, userId: userNamed(sandbox, given.user), organisations }) };
}

/** A token set at once, without the browser's way. */
function token(sandbox: Sandbox, call: Call, given: z.infer<typeof tokenSchema>): Record<string, unknown> {
  const organisations = (given.organisations ?? ["Demo Company (SG)"]).map((name) => organisationNamed(sandbox.world, name));
  const scopes = given.scopes ?? ALL_SCOPES;
  const userId = userNamed(sandbox, given.user);
  giveConsent(sandbox, { request: { redirectUri: "https://tests.example/", scopes, state: null, nonce: null }, userId, organisations });
  const { authEventId } = sandbox.world.codes.at(-1) ?? { authEventId: "" };
  return {
    ...issue(sandbox, call.origin, { userId, authEventId, scopes, nonce: null }),
    tenantIds: organisations.map((each) => each.organisationId),
  };
}

function userNamed(sandbox: Sandbox, name: string | undefined): string {
  const found = sandbox.world.users.find((each) => name === undefined || each.name === name || each.email === name || each.userId === name);
  if (!found) throw new Error(`There is no user "${name ?? ""}"`);
  return found.userId;
}
