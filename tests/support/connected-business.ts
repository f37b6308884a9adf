import { randomUUID } from "node:crypto";
import type { Database } from "@/lib/adapters/db/client";
import type { LedgerSession } from "@/lib/core/accounting-provider";
import { grantBusinessScope, type Actor, type BusinessScope } from "@/lib/core/business-scope";
import type { Accounting } from "@/lib/core/accounting";
import { beginConnect } from "@/lib/usecases/begin-connect";
import { finishConnect, type ConnectResult } from "@/lib/usecases/finish-connect";
import type { TestSandbox } from "./start-sandbox";

export const REDIRECT_URI = "http://localhost:3000/api/xero/callback";

/** Somebody at a browser: a business, a person in it and a session. */
export type Desk = { scope: BusinessScope; actor: Actor & { userId: string }; sessionId: string };

export async function makeDesk(db: Database, business: { name?: string; countryCode?: string } = {}): Promise<Desk> {
  const { name = "Test Business", countryCode = "SG" } = business;
  const { id: businessId } = await db.business.create({ data: { name, countryCode, baseCurrency: "SGD", timeZone: "Asia/Singapore" } });
  const user = await db.user.create({ data: { email: `${randomUUID()}@test.example`, name: "Finn Ance" } });
  return { scope: grantBusinessScope(businessId), actor: { userId: user.id, name: user.name }, sessionId: randomUUID() };
}

type Consent = { organisations?: string[]; user?: string };

/** What stands in the address when the person has agreed and the browser is back. */
export async function consentQuery(db: Database, desk: Desk, input: { accounting: Accounting; sandbox: TestSandbox; consent?: Consent }) {
  const { url } = await beginConnect(db, desk.scope, {
    identity: input.accounting.identity,
    sessionId: desk.sessionId,
    userId: desk.actor.userId,
    redirectUri: REDIRECT_URI,
  });
  const { callbackUrl } = await input.sandbox.control<{ callbackUrl: string }>("authorise", { url, ...input.consent });
  const query = new URL(callbackUrl).searchParams;
  return { state: query.get("state") ?? undefined, code: query.get("code") ?? undefined };
}

/** The whole way through the consent page. */
export async function connect(
  db: Database,
  desk: Desk,
  input: { accounting: Accounting; sandbox: TestSandbox; consent?: Consent },
): Promise<ConnectResult> {
  const query = await consentQuery(db, desk, input);
  return finishConnect(db, desk.scope, desk.actor, {
    ...input.accounting,
    sessionId: desk.sessionId,
    redirectUri: REDIRECT_URI,
    query,
  });
}

/** Connected, and how calls are made for it. */
export async function connectedSession(
  db: Database,
  desk: Desk,
  input: { accounting: Accounting; sandbox: TestSandbox; consent?: Consent },
): Promise<LedgerSession> {
  const result = await connect(db, desk, input);
  if (result.status !== "connected") throw new Error("A choice is open");
  const { organisationId } = await db.connection.findUniqueOrThrow({ where: { id: result.connectionId } });
  return { organisationId, connectionId: result.connectionId };
}
