import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import { fromDayOn } from "@/lib/adapters/db/day-columns";
import { findCurrentConnection } from "@/lib/adapters/db/current-connection";
import type { Accounting } from "@/lib/core/accounting";
import { wireAccounting } from "@/lib/server/accounting";
import { linkAccount } from "@/lib/usecases/link-account";
import { readConnection } from "@/lib/usecases/read-connection";
import { readMapping } from "@/lib/usecases/read-mapping";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { refreshStaleReferenceData } from "@/lib/usecases/refresh-stale-reference-data";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { connect, makeDesk, type Desk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

let sandbox: TestSandbox;
let db: Database;
let accounting: Accounting;
let one: Desk;
let other: Desk;

const failing = (error: unknown) => {
  throw error;
};
const callsMade = async (): Promise<string[]> => {
  const { calls } = await sandbox.control<{ calls: { method: string; path: string }[] }>("calls");
  return calls.map(({ method, path }) => `${method} ${path}`).filter((call) => call.includes("api.xro"));
};

/** An account linked to a bank account of the organisation, and one expense in a category that goes to 493. */
async function addExpense(desk: Desk, bankAccountName: string): Promise<string> {
  const { businessId } = desk.scope;
  const { organisationId } = (await readConnection(db, desk.scope))!;
  const bank = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, type: "BANK", name: bankAccountName } });
  const account = await db.account.create({
    data: { businessId, name: "Main", kind: "DEBIT", currency: bank.currency ?? "SGD", accountNumber: "1" },
  });
  await linkAccount(db, desk.scope, desk.actor, { accountId: account.id, ledgerAccountId: bank.ledgerAccountId, startOn: "2026-11-01" });
  const { id: categoryId } = await db.category.create({ data: { businessId, name: "Travel" } });
  const { id } = await db.transaction.create({
    data: {
      businessId,
      accountId: account.id,
      categoryId,
      currency: account.currency,
      merchant: "Grab",
      isExpense: true,
      postedOn: fromDayOn("2026-11-20"),
      amountMinor: -1000n,
      reference: `EX-${businessId.slice(0, 8).toUpperCase()}`,
    },
  });
  const travel = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, code: "493" } });
  await saveMapping(db, desk.scope, desk.actor, [{ categoryId, ledgerAccountId: travel.ledgerAccountId }]);
  return id;
}
const blockersOf = async (id: string) => (await db.transaction.findUniqueOrThrow({ where: { id } })).blockers;

beforeAll(async () => {
  sandbox = await startSandbox();
  db = openDatabase(process.env.DATABASE_URL ?? "");
  accounting = wireAccounting(db);
  [one, other] = [await makeDesk(db), await makeDesk(db)];
  await connect(db, one, { accounting, sandbox });
  await connect(db, other, { accounting, sandbox });
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

it("costs six calls, contacts in large pages and without what is not needed, and says when each list was read", async () => {
  await sandbox.control("calls/clear", {});
  await refreshReferenceData(db, one.scope, accounting);
  const calls = await callsMade();
  expect(calls).toHaveLength(6);
  expect(calls.find((call) => call.includes("/Contacts"))).toMatch(/pageSize=1000/);
  expect(calls.find((call) => call.includes("/Contacts"))).toMatch(/summaryOnly=true/);
  const reads = (await findCurrentConnection(db, one.scope))?.organisation.referenceReads;
  expect(Object.keys(reads ?? {}).sort()).toEqual(["accounts", "contacts", "currencies", "organisation", "taxRates", "tracking"]);
});

it("asks by the time of the last read in the form that Xero honours, so that only what changed comes again", async () => {
  const { connectionId, organisationId } = (await findCurrentConnection(db, one.scope))!;
  const session = { connectionId, organisationId };
  const counts = async (sinceAt: Date | null) => {
    const [accounts, contacts] = [
      await accounting.provider.readAccounts(session, sinceAt),
      await accounting.provider.readContacts(session, sinceAt),
    ];
    return [accounts, contacts].map((outcome) => (outcome.kind === "answered" ? outcome.value?.length : outcome.kind));
  };
  expect((await counts(null)).every((count) => Number(count) > 5)).toBe(true);
  await sandbox.control("change", { kind: "archiveAccount", account: "445" });
  expect(await counts(new Date(Date.now() - 1_000))).toEqual([1, 0]);
});

it("is read for all businesses of an organisation at once, and not again within some hours", async () => {
  await sandbox.control("calls/clear", {});
  await refreshStaleReferenceData(db, accounting.provider, failing);
  expect(await callsMade()).toEqual([]);
  await db.organisation.updateMany({ data: { referenceReadAt: {} } });
  await refreshStaleReferenceData(db, accounting.provider, failing);
  expect(await callsMade()).toHaveLength(6);
  await sandbox.control("calls/clear", {});
  const fiveHoursAgo = new Date(Date.now() - 5 * 60 * 60_000).toISOString();
  for (const organisation of await db.organisation.findMany()) {
    const referenceReadAt = Object.fromEntries(Object.keys(organisation.referenceReadAt as object).map((kind) => [kind, fiveHoursAgo]));
    await db.organisation.update({ where: { id: organisation.id }, data: { referenceReadAt } });
  }
  await refreshStaleReferenceData(db, accounting.provider, failing);
  expect((await callsMade()).filter((call) => call.includes("/Currencies"))).toEqual([]);
});

it("lets what was archived block the expenses of every business that uses it, stay visible where it is used, and clear again", async () => {
  const expenses = [await addExpense(one, "Business Account SGD"), await addExpense(other, "Company Card")];
  expect(await Promise.all(expenses.map(blockersOf))).toEqual([[], []]);
  await sandbox.control("change", { kind: "archiveAccount", account: "493" });
  await refreshReferenceData(db, one.scope, accounting);
  expect(await Promise.all(expenses.map(blockersOf))).toEqual([["accountArchived"], ["accountArchived"]]);
  const view = await readMapping(db, other.scope);
  const chosen = view?.lists.accounts.find(({ ledgerAccountId }) => ledgerAccountId === view.rows[0]?.mapping.ledgerAccountId);
  expect(chosen).toMatchObject({ code: "493", status: "ARCHIVED" });

  await sandbox.control("change", { kind: "archiveAccount", account: "493", isArchived: false });
  await refreshReferenceData(db, other.scope, accounting);
  expect(await Promise.all(expenses.map(blockersOf))).toEqual([[], []]);

  const lists = (await readMapping(db, one.scope))!.lists;
  const region = lists.tracking.find(({ name }) => name === "Region")!;
  const option = region.options.find(({ status }) => status === "ACTIVE")!;
  const { trackingCategoryId, trackingOptionId } = { ...region, ...option };
  const { categoryId } = await db.transaction.findUniqueOrThrow({ where: { id: expenses[0]! } });
  const values = { taxType: "ZERORATEDINPUT", tracking: [{ trackingCategoryId, trackingOptionId }] };
  await saveMapping(db, one.scope, one.actor, [{ categoryId: categoryId!, ...values }]);
  await sandbox.control("change", [
    { kind: "archiveTaxRate", taxType: values.taxType },
    { kind: "archiveOption", option: option.name },
  ]);
  await refreshReferenceData(db, one.scope, accounting);
  expect((await Promise.all(expenses.map(blockersOf))).map((codes) => codes.toSorted())).toEqual([
    ["taxRateArchived", "trackingArchived"],
    [],
  ]);
  const shown = (await readMapping(db, one.scope))!;
  expect(shown.rows[0]?.mapping).toMatchObject(values);
  expect(shown.lists.taxRates.find(({ taxType }) => taxType === values.taxType)?.status).toBe("ARCHIVED");
  const options = shown.lists.tracking.flatMap((category) => category.options);
  expect(options.find((each) => each.trackingOptionId === trackingOptionId)?.status).toBe("ARCHIVED");
});

it("is read whole now and then, so that a contact which went without a trace is not offered any more", async () => {
  const { organisationId } = (await readConnection(db, one.scope))!;
  const gone = { organisationId, contactId: "gone", name: "Gone", nameKey: "gone", status: "ACTIVE" };
  await db.ledgerContact.create({ data: gone });
  const status = async () => (await db.ledgerContact.findFirstOrThrow({ where: { contactId: "gone" } })).status;
  await refreshReferenceData(db, one.scope, accounting);
  expect(await status()).toBe("ACTIVE");
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60_000).toISOString();
  await db.$executeRaw`UPDATE "Organisation" SET "referenceReadAt" = "referenceReadAt" || jsonb_build_object('contactsWhole', ${longAgo}::text)`;
  await refreshReferenceData(db, one.scope, accounting);
  expect(await status()).toBe("DELETED");
});

it("is read where the currencies cannot be, and takes a bank account that names none to be in the organisation's own", async () => {
  const { organisationId } = (await readConnection(db, one.scope))!;
  const bank = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, type: "BANK", currency: "SGD", code: { not: null } } });
  const inCode = await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, code: "493" } });
  const readAccounts = () =>
    Promise.resolve({ kind: "answered" as const, value: [bank, inCode].map((account) => ({ ...account, currency: null })) });
  const readCurrencies = () => Promise.resolve({ kind: "unclear" as const, message: "None" });
  await db.ledgerAccount.updateMany({ where: { organisationId, code: bank.code }, data: { currency: "XXX" } });
  const outcome = await refreshReferenceData(db, one.scope, { provider: { ...accounting.provider, readAccounts, readCurrencies } });
  expect(outcome).toMatchObject({
    kind: "answered",
    value: { refreshed: ["organisation", "accounts", "taxRates", "tracking", "contacts"] },
  });
  const currencyOf = async ({ ledgerAccountId }: { ledgerAccountId: string }) =>
    (await db.ledgerAccount.findFirstOrThrow({ where: { organisationId, ledgerAccountId } })).currency;
  expect([await currencyOf(bank), await currencyOf(inCode)]).toEqual(["SGD", null]);
});
