import { Refusal, empty, json, type Answer } from "../http/answer";
import type { Call } from "../http/call";
import type { Sandbox } from "../sandbox";
import type { Connection } from "../state/world";
import { notConnected, requireToken } from "./require-token";

/** Seven digits after the second and no zone, as Xero writes them. */
function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0000`;
}

export function listConnections(sandbox: Sandbox, call: Call): Answer {
  const { userId } = requireToken(sandbox, call.headers.authorization);
  const authEventId = call.query.get("authEventId");
  const own = sandbox.world.connections.filter(
    (each) => each.userId === userId && (authEventId === null || each.authEventId === authEventId),
  );
  return json(own.map((each) => shown(sandbox, each)));
}

function shown(sandbox: Sandbox, connection: Connection): Record<string, string> {
  const { connectionId, organisationId, authEventId, createdMs, updatedMs } = connection;
  const organisation = sandbox.world.organisations.find((each) => each.organisationId === organisationId);
  return {
    id: connectionId,
    authEventId,
    tenantId: organisationId,
    tenantType: "ORGANISATION",
    tenantName: organisation?.name ?? "",
    createdDateUtc: instant(createdMs),
    updatedDateUtc: instant(updatedMs),
  };
}

/** By the connection's id; the organisation's own id is refused, as Xero does. */
export function deleteConnection(sandbox: Sandbox, call: Call, connectionId: string): Answer {
  const { userId } = requireToken(sandbox, call.headers.authorization);
  const { world } = sandbox;
  const found = world.connections.find((each) => each.connectionId === connectionId && each.userId === userId);
  if (!found) {
    if (world.organisations.some((each) => each.organisationId === connectionId)) throw notConnected();
    throw new Refusal(empty(404));
  }
  world.connections = world.connections.filter((each) => each !== found);
  sandbox.changed();
  return empty(204);
}
