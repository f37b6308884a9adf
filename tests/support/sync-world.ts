import { createHash, randomBytes } from "node:crypto";
import { linkSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { database } from "@/lib/adapters/db/client";
import { storeConsent } from "@/lib/adapters/db/authorisations";
import { fileStorage } from "@/lib/adapters/storage/file-storage";
import { newStorageKey } from "@/lib/adapters/storage/storage-key";
import { grantBusinessScope, type Actor, type BusinessScope } from "@/lib/core/business-scope";
import { expenseReference } from "@/lib/core/expense-reference";
import { accounting, accountingProvider } from "@/lib/server/accounting";
import { connectOrganisation } from "@/lib/usecases/connect-organisation";
import { linkAccount } from "@/lib/usecases/link-account";
import { refreshBlockers } from "@/lib/usecases/refresh-blockers";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import type { TestSandbox } from "./start-sandbox";

export type SyncWorld = {
  scope: BusinessScope;
  actor: Actor;
  accountId: string;
  categoryId: string;
  organisationId: string;
  connectionId: string;
  bankAccountId: string;
};

/** A business that is connected to the sandbox's Singapore organisation, with one linked account and one mapped category. */
export async function makeSyncWorld(sandbox: TestSandbox, name = "Test Pte Ltd"): Promise<SyncWorld> {
  const db = database();
  const user = await db.user.create({ data: { email: `${randomBytes(4).toString("hex")}@example.com`, name: "Fina" } });
  const business = await db.business.create({ data: { name, countryCode: "SG", baseCurrency: "SGD", timeZone: "Asia/Singapore" } });
  const scope = grantBusinessScope(business.id);
  const actor: Actor = { userId: user.id, name: user.name };
  const account = await db.account.create({
    data: { businessId: business.id, name: "Main", kind: "DEBIT", currency: "SGD", accountNumber: "001" },
  });
  const category = await db.category.create({ data: { businessId: business.id, name: "Travel" } });

  const connectionId = await giveConsent(sandbox, scope, actor);
  const { organisationId } = await db.connection.findUniqueOrThrow({ where: { id: connectionId } });
  const read = await refreshReferenceData(db, scope, { provider: accountingProvider() });
  if (read.kind !== "answered") throw new Error(`Reference data: ${JSON.stringify(read)}`);

  const taken = await db.accountLink.findMany({ where: { organisationId, endedAt: null } });
  const bank = await db.ledgerAccount.findFirstOrThrow({
    where: {
      organisationId,
      type: "BANK",
      currency: "SGD",
      status: "ACTIVE",
      ledgerAccountId: { notIn: taken.map((link) => link.ledgerAccountId) },
    },
    orderBy: { name: "asc" },
  });
  await linkAccount(db, scope, actor, { accountId: account.id, ledgerAccountId: bank.ledgerAccountId, startOn: "2026-01-01" });
  const travel = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, code: "493" } });
  await db.categoryMapping.create({
    data: { organisationId, categoryId: category.id, businessId: business.id, ledgerAccountId: travel.ledgerAccountId },
  });
  return {
    scope,
    actor,
    accountId: account.id,
    categoryId: category.id,
    organisationId,
    connectionId,
    bankAccountId: bank.ledgerAccountId,
  };
}

/** What comes of a person's consent to the Singapore organisation: also the way back after it was taken away. */
export async function giveConsent(
  sandbox: TestSandbox,
  scope: BusinessScope,
  actor: Actor,
  { name, user }: { name: string; user?: string } = { name: "Demo Company (SG)" },
): Promise<string> {
  const db = database();
  const tokens = await sandbox.control<{ access_token: string; refresh_token: string; scope: string; tenantIds: string[] }>(
    "token",
    user ? { organisations: [name], user } : {},
  );
  const authorisationId = await storeConsent(db, {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresInMs: 30 * 60_000,
    scope: tokens.scope,
    providerUserId: user ?? "user",
    providerUserName: "Fina",
    consentId: null,
  });
  const organisation = {
    providerConnectionId: randomBytes(8).toString("hex"),
    providerTenantId: tokens.tenantIds[0]!,
    name,
  };
  const grant = {
    ...accounting(),
    authorisationId,
    organisation,
    granted: [organisation],
    isChangeConfirmed: true,
  };
  return connectOrganisation(db, scope, actor, grant);
}

/** Expenses that are ready to go; `merchants` distinct names are shared among them. */
export async function addExpenses(
  world: SyncWorld,
  count: number,
  { receipts = 0, merchants = 3, receiptBytes = 200, merchantName = "Merchant", isOneFile = false } = {},
): Promise<string[]> {
  const db = database();
  const rows = Array.from({ length: count }, (_, index) => ({
    businessId: world.scope.businessId,
    accountId: world.accountId,
    postedOn: new Date(Date.UTC(2026, 8, 1 + (index % 28))),
    amountMinor: BigInt(-(1000 + index)),
    currency: "SGD",
    merchant: `${merchantName} ${index % merchants}`,
    isExpense: true,
    reference: expenseReference(randomBytes(8)),
    categoryId: world.categoryId,
  }));
  const made = await db.transaction.createManyAndReturn({ data: rows, select: { id: true } });
  const ids = made.map(({ id }) => id);
  const file = isOneFile ? await storeReceipt(receiptBytes) : undefined;
  for (const id of ids)
    for (let number = 0; number < receipts; number += 1) await addReceipt(world, id, receiptBytes, file && linked(file));
  await refreshBlockers(db, world.scope, { transactionIds: ids });
  return ids;
}

type StoredFile = { storageKey: string; sha256: string; byteSize: number };

async function storeReceipt(byteSize: number): Promise<StoredFile> {
  const bytes = Buffer.concat([Buffer.from("%PDF-1.4\n"), randomBytes(byteSize)]);
  const storageKey = newStorageKey();
  await fileStorage().put(storageKey, bytes);
  return { storageKey, sha256: createHash("sha256").update(bytes).digest("hex"), byteSize: bytes.length };
}

/** The same bytes under a key of their own, which take no room on the disk. */
function linked(file: StoredFile): StoredFile {
  const storageKey = newStorageKey();
  const pathOf = (key: string) => join(process.env.STORAGE_DIR ?? "", key);
  mkdirSync(dirname(pathOf(storageKey)), { recursive: true });
  linkSync(pathOf(file.storageKey), pathOf(storageKey));
  return { ...file, storageKey };
}

export async function addReceipt(world: SyncWorld, expenseId: string, byteSize = 200, file?: StoredFile): Promise<string> {
  const receipt = await database().receipt.create({
    data: {
      businessId: world.scope.businessId,
      transactionId: expenseId,
      fileName: "receipt.pdf",
      contentType: "application/pdf",
      ...(file ?? (await storeReceipt(byteSize))),
    },
  });
  return receipt.id;
}
