import { closeChoice, findOpenChoice } from "@/lib/adapters/db/connect-attempts";
import { findLastConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { countOrganisationUse, type OrganisationUse } from "@/lib/adapters/db/organisation-use";
import type { Accounting } from "@/lib/core/accounting";
import type { AccountingIdentity } from "@/lib/core/accounting-identity";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { connectOrganisation } from "./connect-organisation";
import { endUnusedGrants } from "./end-unused-grants";

export type OrganisationChoice = {
  organisations: { providerTenantId: string; name: string; isFormer: boolean }[];
  /** The one before, with what belongs to it; choosing another has to be confirmed. */
  former: ({ name: string; isLive: boolean } & OrganisationUse) | null;
};

/** What the user can choose from after a consent; null when nothing waits for a choice. */
export async function readOrganisationChoice(
  db: Database,
  scope: BusinessScope,
  input: { sessionId: string },
): Promise<OrganisationChoice | null> {
  const choice = await findOpenChoice(db, scope, input);
  if (!choice) return null;
  const last = await findLastConnection(db, scope);
  return {
    organisations: choice.organisations.map(({ providerTenantId, name }) => ({
      providerTenantId,
      name,
      isFormer: providerTenantId === last?.providerTenantId,
    })),
    former: last && {
      name: last.organisationName,
      isLive: last.isLive,
      ...(await countOrganisationUse(db, scope, last.organisationId)),
    },
  };
}

export async function chooseOrganisation(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  input: Accounting & { sessionId: string; providerTenantId: string; isChangeConfirmed: boolean },
): Promise<{ connectionId: string; organisationName: string }> {
  const choice = await findOpenChoice(db, scope, input);
  if (!choice) throw new AppError("consentExpired");
  const { authorisationId, organisations: granted } = choice;
  const organisation = granted.find(({ providerTenantId }) => providerTenantId === input.providerTenantId);
  if (!organisation) throw new AppError("notFound");
  const last = await findLastConnection(db, scope);
  const isOther = last !== null && last.providerTenantId !== organisation.providerTenantId;
  if (isOther && !input.isChangeConfirmed)
    throw new AppError("otherOrganisation", { organisation: last.organisationName, other: organisation.name });
  await closeChoice(db, scope, choice.attemptId);
  const connectionId = await connectOrganisation(db, scope, actor, { ...input, authorisationId, organisation, granted });
  return { connectionId, organisationName: organisation.name };
}

/** The user goes back without choosing: what the consent granted is given back, except what was in use before. */
export async function dropOrganisationChoice(
  db: Database,
  scope: BusinessScope,
  input: { identity: AccountingIdentity; sessionId: string },
): Promise<void> {
  const choice = await findOpenChoice(db, scope, input);
  if (!choice) return;
  await closeChoice(db, scope, choice.attemptId);
  await endUnusedGrants(db, input.identity, choice);
}
