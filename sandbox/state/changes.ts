import type { z } from "zod";
import type { changeSchema } from "../control/fault-schema";
import { changeBankFeeds } from "./change-bank-feeds";
import type { BankTransaction, Organisation, World } from "./world";

/** What a person in the organisation may do behind the app's back. `organisation` is its name, short code or id; absent: all of them. */
export type Change = z.infer<typeof changeSchema>;

export function applyChange(world: World, change: Change, nowMs: number): void {
  const organisations =
    "organisation" in change && change.organisation !== undefined ? [organisationNamed(world, change.organisation)] : world.organisations;
  switch (change.kind) {
    case "expireTokens":
      for (const token of world.accessTokens) token.expiresMs = Math.min(token.expiresMs, nowMs - 1);
      return;
    case "revokeTokens":
      world.accessTokens = [];
      world.refreshTokens = [];
      return;
    case "disconnect":
      world.connections = world.connections.filter(
        (each) => !organisations.some((organisation) => organisation.organisationId === each.organisationId),
      );
      return;
    case "offline":
      for (const organisation of organisations) organisation.isOffline = change.isOffline;
      return;
    case "lockDate":
      for (const organisation of organisations) {
        if (change.periodLockOn !== undefined) organisation.periodLockOn = change.periodLockOn;
        if (change.endOfYearLockOn !== undefined) organisation.endOfYearLockOn = change.endOfYearLockOn;
      }
      return;
    case "reconcile":
      for (const transaction of transactionsNamed(world, change.transaction)) {
        transaction.isReconciled = change.isReconciled ?? true;
        transaction.updatedMs = nowMs;
      }
      return;
    case "deleteTransaction":
      for (const transaction of transactionsNamed(world, change.transaction)) {
        transaction.status = "DELETED";
        transaction.updatedMs = nowMs;
      }
      return;
    case "bankFeeds":
    case "connectFeed":
    case "disconnectFeeds":
    case "rejectFeed":
    case "rejectStatement":
      changeBankFeeds(world, organisations, change);
      return;
    default:
      for (const organisation of organisations) changeReferenceData(organisation, change, nowMs);
  }
}

type ReferenceChange = Extract<
  Change,
  { kind: "archiveAccount" | "archiveTaxRate" | "archiveOption" | "archiveContact" | "enablePayments" }
>;

function changeReferenceData(organisation: Organisation, change: ReferenceChange, nowMs: number): void {
  const status = "isArchived" in change && change.isArchived === false ? "ACTIVE" : "ARCHIVED";
  if (change.kind === "archiveAccount" || change.kind === "enablePayments") {
    for (const account of organisation.accounts.filter((each) => [each.accountId, each.code, each.name].includes(change.account))) {
      if (change.kind === "enablePayments") account.enablesPayments = change.isEnabled;
      else account.status = status;
      account.updatedMs = nowMs;
    }
  } else if (change.kind === "archiveTaxRate") {
    for (const rate of organisation.taxRates) if (rate.taxType === change.taxType) rate.status = status;
  } else if (change.kind === "archiveOption") {
    const options = organisation.trackingCategories.flatMap((category) => category.options);
    for (const option of options) if (option.optionId === change.option || option.name === change.option) option.status = status;
  } else {
    for (const contact of organisation.contacts.filter((each) => each.contactId === change.contact || each.name === change.contact)) {
      contact.status = status;
      contact.updatedMs = nowMs;
    }
  }
}

export function organisationNamed(world: World, name: string): Organisation {
  const found = world.organisations.find((each) => each.name === name || each.shortCode === name || each.organisationId === name);
  if (!found) throw new Error(`There is no organisation "${name}"`);
  return found;
}

/** By id or by reference. */
function transactionsNamed(world: World, name: string): BankTransaction[] {
  return world.organisations.flatMap((organisation) => {
    const byId = organisation.transactions[name];
    return byId ? [byId] : Object.values(organisation.transactions).filter((each) => each.reference === name);
  });
}
