import { closeChoice, findOpenChoice } from "@/lib/adapters/db/connect-attempts";
import type { Database } from "@/lib/adapters/db/client";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { connectOrganisation } from "./connect-organisation";

/** What the user can choose from after a consent that covered several organisations; null when nothing waits for a choice. */
export async function readOrganisationChoice(
  db: Database,
  scope: BusinessScope,
  input: { sessionId: string },
): Promise<{ providerTenantId: string; name: string }[] | null> {
  const choice = await findOpenChoice(db, scope, input);
  return choice?.organisations.map(({ providerTenantId, name }) => ({ providerTenantId, name })) ?? null;
}

export async function chooseOrganisation(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  input: { sessionId: string; providerTenantId: string },
): Promise<{ connectionId: string; organisationName: string }> {
  const choice = await findOpenChoice(db, scope, input);
  if (!choice) throw new AppError("consentExpired");
  const organisation = choice.organisations.find(({ providerTenantId }) => providerTenantId === input.providerTenantId);
  if (!organisation) throw new AppError("notFound");
  const connectionId = await connectOrganisation(db, scope, actor, { authorisationId: choice.authorisationId, organisation });
  await closeChoice(db, scope, choice.attemptId);
  return { connectionId, organisationName: organisation.name };
}
