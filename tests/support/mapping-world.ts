import { randomUUID } from "node:crypto";
import { database } from "@/lib/adapters/db/client";
import { fromDayOn } from "@/lib/adapters/db/day-columns";
import { makeDesk, type Desk } from "./connected-business";

const db = database();
const BANK = "bank-sgd";
export const TRAVEL = "account-travel";

export type MappingWorld = { desk: Desk; organisationId: string; accountId: string; travelId: string; softwareId: string };

/** A business connected to an organisation of its own, with one account, two categories and an expense of each. */
export async function makeMappingWorld(): Promise<MappingWorld> {
  const desk = await makeDesk(db);
  const { businessId } = desk.scope;
  const authorisation = await db.authorisation.create({
    data: {
      provider: "XERO",
      providerUserId: randomUUID(),
      accessTokenSealed: "-",
      refreshTokenSealed: "-",
      scope: "",
      accessTokenExpiresAt: new Date(),
      refreshedAt: new Date(),
    },
  });
  const { id: organisationId } = await db.organisation.create({
    data: {
      provider: "XERO",
      providerTenantId: randomUUID(),
      name: "Demo Company",
      baseCurrency: "SGD",
      countryCode: "SG",
      referenceReadAt: { accounts: "2026-11-24T10:00:00Z", accountsWhole: "2026-11-23T10:00:00Z" },
    },
  });
  await db.connection.create({
    data: {
      businessId,
      organisationId,
      authorisationId: authorisation.id,
      providerConnectionId: randomUUID(),
      state: "CONNECTED",
      connectedById: desk.actor.userId,
      connectedByName: desk.actor.name,
    },
  });
  const expenseAccount = {
    organisationId,
    type: "EXPENSE",
    class: "EXPENSE",
    status: "ACTIVE",
    taxType: "INPUT",
    isSystem: false,
    takesPayments: true,
  };
  await db.ledgerAccount.createMany({
    data: [
      { ...expenseAccount, ledgerAccountId: TRAVEL, code: "493", name: "Travel" },
      { ...expenseAccount, ledgerAccountId: "account-software", code: "485", name: "Subscriptions" },
      { ...expenseAccount, ledgerAccountId: "account-shut", code: "400", name: "Shut", takesPayments: false },
      {
        ...expenseAccount,
        ledgerAccountId: BANK,
        name: "Business Account",
        type: "BANK",
        class: "ASSET",
        currency: "SGD",
        takesPayments: false,
      },
    ],
  });
  await db.taxRate.create({
    data: { organisationId, taxType: "INPUT", name: "GST", percentage: "9", status: "ACTIVE", appliesTo: ["EXPENSE"] },
  });
  await db.ledgerContact.create({ data: { organisationId, contactId: "contact-grab", name: "Grab", nameKey: "grab", status: "ACTIVE" } });
  const account = await db.account.create({ data: { businessId, name: "Main", kind: "DEBIT", currency: "SGD", accountNumber: "072-1" } });
  await db.accountLink.create({
    data: {
      businessId,
      accountId: account.id,
      organisationId,
      ledgerAccountId: BANK,
      startOn: fromDayOn("2026-01-01"),
      linkedById: desk.actor.userId,
    },
  });
  const travel = await db.category.create({ data: { businessId, name: "Travel" } });
  const software = await db.category.create({ data: { businessId, name: "Software" } });
  const expense = {
    businessId,
    accountId: account.id,
    currency: "SGD",
    merchant: "Grab",
    isExpense: true,
    postedOn: fromDayOn("2026-10-31"),
    blockers: ["accountMissing"],
  };
  await db.transaction.createMany({
    data: [
      { ...expense, amountMinor: -2460n, categoryId: travel.id, reference: `EX-${randomUUID().slice(0, 8).toUpperCase()}` },
      { ...expense, amountMinor: -1000n, categoryId: software.id, reference: `EX-${randomUUID().slice(0, 8).toUpperCase()}` },
    ],
  });
  return { desk, organisationId, accountId: account.id, travelId: travel.id, softwareId: software.id };
}
