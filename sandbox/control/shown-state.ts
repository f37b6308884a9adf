import type { Sandbox } from "../sandbox";
import { organisationNamed } from "../state/changes";
import type { Organisation } from "../state/world";

/** Everything in the books, plainly: account codes and names instead of ids beside them, for comparing in tests. */
export function shownState(sandbox: Sandbox, organisation: string | null): Record<string, unknown> {
  const organisations = organisation === null ? sandbox.world.organisations : [organisationNamed(sandbox.world, organisation)];
  return {
    organisations: organisations.map(shownOrganisation),
    connections: sandbox.world.connections,
    bankFeeds: sandbox.world.bankFeeds,
  };
}

function shownOrganisation(organisation: Organisation): Record<string, unknown> {
  const { transactions, accounts, contacts, trackingCategories, ...facts } = organisation;
  const accountOf = new Map(accounts.map((each) => [each.accountId, each]));
  const contactOf = new Map(contacts.map((each) => [each.contactId, each.name]));
  return {
    ...facts,
    accounts,
    contacts,
    trackingCategories,
    transactions: Object.values(transactions).map((each) => ({
      ...each,
      contactName: contactOf.get(each.contactId) ?? null,
      bankAccountName: accountOf.get(each.bankAccountId)?.name ?? null,
      currency: accountOf.get(each.bankAccountId)?.currency ?? null,
      lines: each.lines.map((line) => ({ ...line, accountCode: accountOf.get(line.accountId)?.code ?? null })),
    })),
  };
}
