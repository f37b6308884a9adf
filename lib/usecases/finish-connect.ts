import { storeConsent } from "@/lib/adapters/db/authorisations";
import { closeChoice, storeChoice, spendAttempt } from "@/lib/adapters/db/connect-attempts";
import { findLastConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import type { Accounting } from "@/lib/core/accounting";
import type { AccountingIdentity, GrantedOrganisation, IdentityOutcome } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { hashState } from "./begin-connect";
import { connectOrganisation } from "./connect-organisation";
import { endUnusedGrants } from "./end-unused-grants";

export type ConnectResult =
  | { status: "connected"; connectionId: string; organisationName: string }
  | { status: "choose"; attemptId: string; organisations: { providerTenantId: string; name: string }[] };

type Callback = Accounting & {
  sessionId: string;
  redirectUri: string;
  /** As they came in the address. */
  query: { state?: string | undefined; code?: string | undefined; error?: string | undefined };
};

/** The browser is back from the consent page. One organisation is connected at once; of several, or where it is another one than before, the user chooses. A refusal leaves nothing connected. */
export async function finishConnect(db: Database, scope: BusinessScope, actor: Actor, input: Callback): Promise<ConnectResult> {
  const { identity, provider, query, redirectUri, sessionId } = input;
  if (!query.state) throw new AppError("consentFailed");
  const attemptId = hashState(query.state);
  if (!(await spendAttempt(db, scope, { stateHash: attemptId, sessionId }))) throw new AppError("consentExpired");
  if (query.error === "access_denied") throw new AppError("consentRefused");
  if (!query.code) throw new AppError("consentFailed");

  const tokens = answerOf(await identity.exchangeCode({ code: query.code, redirectUri }));
  const authorisationId = await storeConsent(db, tokens);
  // Remembered before anything else can fail: what is not used in the end is given back.
  await storeChoice(db, scope, { attemptId, authorisationId, organisations: [] });
  try {
    const granted = await grantedOrganisations(identity, tokens.accessToken, tokens.consentId);
    const organisation = await chooseAlone(db, scope, granted);
    if (!organisation) {
      await storeChoice(db, scope, { attemptId, authorisationId, organisations: granted });
      return { status: "choose", attemptId, organisations: granted.map(({ providerTenantId, name }) => ({ providerTenantId, name })) };
    }
    await closeChoice(db, scope, attemptId);
    const grant = { identity, provider, authorisationId, organisation, granted, isChangeConfirmed: false };
    return { status: "connected", connectionId: await connectOrganisation(db, scope, actor, grant), organisationName: organisation.name };
  } catch (error) {
    const isEnded = await endUnusedGrants(db, identity, { authorisationId, organisations: null });
    if (isEnded) await closeChoice(db, scope, attemptId);
    throw error;
  }
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

/**
 * The one the business works with, since reconnecting it is why the user came; else the only one there is, unless the business worked with
 * another one before: then the user is asked.
 */
async function chooseAlone(db: Database, scope: BusinessScope, organisations: GrantedOrganisation[]): Promise<GrantedOrganisation | null> {
  const last = await findLastConnection(db, scope);
  const [only] = organisations;
  const same = organisations.find(({ providerTenantId }) => providerTenantId === last?.providerTenantId);
  if (same && (last?.isLive || organisations.length === 1)) return same;
  return organisations.length === 1 && only && !last ? only : null;
}
