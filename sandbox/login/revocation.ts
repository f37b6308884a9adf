import { empty, type Answer } from "../http/answer";
import { formOf, type Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import { requireClient } from "./client-credentials";

/** Ends the authorisation of that person: the refresh tokens and all their connections to the app. Unknown tokens are answered alike. */
export function revoke(sandbox: Sandbox, call: Call): Answer {
  requireClient(sandbox.settings, call);
  const { world } = sandbox;
  const found = world.refreshTokens.find((each) => each.token === formOf(call).get("token"));
  if (found) {
    world.refreshTokens = world.refreshTokens.filter((each) => each.userId !== found.userId);
    world.accessTokens = world.accessTokens.filter((each) => each.userId !== found.userId);
    world.connections = world.connections.filter((each) => each.userId !== found.userId);
    sandbox.changed();
  }
  return empty(200);
}
