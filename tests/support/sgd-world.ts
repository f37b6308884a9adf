import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@/lib/adapters/db/client";
import { grantBusinessScope, type Actor, type BusinessScope } from "@/lib/core/business-scope";
import { expenseReference } from "@/lib/core/expense-reference";
import { refreshBlockers } from "@/lib/usecases/refresh-blockers";

export type SgdWorld = {
  scope: BusinessScope;
  actor: Actor;
  pendingCount: number;
  travelAccountId: string;
  softwareAccountId: string;
  idOf: (merchant: string) => string;
};

const FILLERS = 20;

/** A business in Singapore, connected and mapped but for Marketing, with a few expenses that have a story and some that have none. */
export async function sgdWorld(db: Database): Promise<SgdWorld> {
  const business = await db.business.create({ data: { name: "Kopi", countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" } });
  const businessId = business.id;
  const user = await db.user.create({ data: { email: `${randomUUID()}@test.example`, name: "Wei Ling Tan" } });
  const organisation = await db.organisation.create({
    data: { provider: "XERO", providerTenantId: randomUUID(), name: "Demo", baseCurrency: "SGD", countryCode: "SG" },
  });
  const organisationId = organisation.id;
  const authorisation = await db.authorisation.create({
    data: {
      provider: "XERO",
      providerUserId: randomUUID(),
      accessTokenSealed: "x",
      refreshTokenSealed: "x",
      scope: "",
      accessTokenExpiresAt: new Date(),
      refreshedAt: new Date(),
    },
  });
  await db.connection.create({
    data: {
      businessId,
      organisationId,
      authorisationId: authorisation.id,
      providerConnectionId: "c",
      state: "CONNECTED",
      connectedById: user.id,
      connectedByName: user.name,
    },
  });
  const ledger = (code: string, name: string, type: string) => ({
    organisationId,
    ledgerAccountId: randomUUID(),
    code,
    name,
    type,
    class: type === "BANK" ? "ASSET" : "EXPENSE",
    status: "ACTIVE",
    taxType: "INPUT",
    currency: type === "BANK" ? "SGD" : null,
    isSystem: false,
    takesPayments: true,
  });
  const bank = ledger("090", "Bank", "BANK");
  const travel = ledger("493", "Travel", "EXPENSE");
  const software = ledger("485", "Subscriptions", "EXPENSE");
  await db.ledgerAccount.createMany({ data: [bank, travel, software] });
  await db.taxRate.create({
    data: { organisationId, taxType: "INPUT", name: "Purchases", percentage: "9", status: "ACTIVE", appliesTo: ["EXPENSE"] },
  });
  const account = await db.account.create({ data: { businessId, name: "Cards", kind: "CARD", currency: "SGD", accountNumber: "1" } });
  await db.accountLink.create({
    data: {
      businessId,
      accountId: account.id,
      organisationId,
      ledgerAccountId: bank.ledgerAccountId,
      startOn: new Date("2026-01-01"),
      linkedById: user.id,
    },
  });
  const transport = await db.category.create({ data: { businessId, name: "Transport" } });
  const marketing = await db.category.create({ data: { businessId, name: "Marketing" } });
  await db.categoryMapping.create({
    data: { organisationId, businessId, categoryId: transport.id, ledgerAccountId: travel.ledgerAccountId },
  });
  const expense = (merchant: string, amountMinor: number, day: string, more: object = {}) => ({
    id: randomUUID(),
    businessId,
    accountId: account.id,
    postedOn: new Date(day),
    amountMinor: BigInt(amountMinor),
    currency: "SGD",
    merchant,
    isExpense: true,
    reference: expenseReference(randomBytes(8)),
    categoryId: transport.id,
    ...more,
  });
  const rows = [
    expense("Grab", -2_460, "2026-10-31", { description: "Ride to airport" }),
    expense("Amazon Web Services", -156_218, "2026-10-30", { ledgerAccountId: software.ledgerAccountId }),
    expense("Meta Platforms", -348_000, "2026-10-31", { categoryId: marketing.id }),
    ...Array.from({ length: FILLERS }, (_, index) =>
      expense(`Kopi Kenangan ${index % 3}`, -(1_000 + (index % 4)), `2026-09-0${(index % 3) + 1}`),
    ),
  ];
  await db.transaction.createMany({ data: rows });
  const idOf = (merchant: string) => rows.find((row) => row.merchant === merchant)!.id;
  await db.receipt.create({
    data: {
      businessId,
      transactionId: idOf("Grab"),
      fileName: "ride.pdf",
      contentType: "application/pdf",
      byteSize: 10,
      sha256: "0",
      storageKey: randomUUID(),
    },
  });
  const scope = grantBusinessScope(businessId);
  await refreshBlockers(db, scope, "all");
  return {
    scope,
    actor: { userId: user.id, name: user.name },
    pendingCount: rows.length,
    travelAccountId: travel.ledgerAccountId,
    softwareAccountId: software.ledgerAccountId,
    idOf,
  };
}
