import { storeConsent } from "@/lib/adapters/db/authorisations";
import { storeChoice, spendAttempt } from "@/lib/adapters/db/connect-attempts";
import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import type { AccountingIdentity, GrantedOrganisation, IdentityOutcome } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { hashState } from "./begin-connect";
import { connectOrganisation } from "./connect-organisation";

export type ConnectResult =
  | { status: "connected"; connectionId: string; organisationName: string }
  | { status: "choose"; attemptId: string; organisations: { providerTenantId: string; name: string }[] };

type Callback = {
  identity: AccountingIdentity;
  sessionId: string;
  redirectUri: string;
  /** As they came in the address. */
  query: { state?: string | undefined; code?: string | undefined; error?: string | undefined };
};

/** The browser is back from the consent page. One organisation is connected at once; of several, the user chooses. Refusals say what happened. */
export async function finishConnect(db: Database, scope: BusinessScope, actor: Actor, input: Callback): Promise<ConnectResult> {
  const { identity, query, redirectUri, sessionId } = input;
  if (!query.state) throw new AppError("consentFailed");
  const attemptId = hashState(query.state);
  if (!(await spendAttempt(db, scope, { stateHash: attemptId, sessionId }))) throw new AppError("consentExpired");
  if (query.error === "access_denied") throw new AppError("consentRefused");
  if (!query.code) throw new AppError("consentFailed");

  const tokens = answerOf(await identity.exchangeCode({ code: query.code, redirectUri }));
  const authorisationId = await storeConsent(db, tokens);
  const organisations = await grantedOrganisations(identity, tokens.accessToken, tokens.consentId);

  const chosen = await chooseAlone(db, scope, organisations);
  if (chosen) {
    const connectionId = await connectOrganisation(db, scope, actor, { authorisationId, organisation: chosen });
    return { status: "connected", connectionId, organisationName: chosen.name };
  }
  await storeChoice(db, scope, { attemptId, authorisationId, organisations });
  return { status: "choose", attemptId, organisations: organisations.map(({ providerTenantId, name }) => ({ providerTenantId, name })) };
}

function answerOf<T>(outcome: IdentityOutcome<T>): T {
  if (outcome.kind === "answered") return outcome.value;
  throw new AppError(outcome.kind === "gone" ? "consentFailed" : "ledgerUnavailable");
}

/** Those of this consent; someone who only clicked through a consent given before attached none anew, and means the ones they have. */
async function grantedOrganisations(
  identity: AccountingIdentity,
  accessToken: string,
  consentId: string | null,
): Promise<GrantedOrganisation[]> {
  const fresh = consentId ? answerOf(await identity.listOrganisations(accessToken, consentId)) : [];
  const organisations = fresh.length > 0 ? fresh : answerOf(await identity.listOrganisations(accessToken, null));
  if (organisations.length === 0) throw new AppError("consentFailed");
  return organisations;
}

/** The only one there is; else the one whose access was removed, since reconnecting it is why the user came. */
async function chooseAlone(db: Database, scope: BusinessScope, organisations: GrantedOrganisation[]): Promise<GrantedOrganisation | null> {
  if (organisations.length === 1) return organisations[0] ?? null;
  const current = await findConnection(db, scope);
  return organisations.find(({ providerTenantId }) => providerTenantId === current?.providerTenantId) ?? null;
}
