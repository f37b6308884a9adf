import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import type { Accounting } from "@/lib/core/accounting";
import { wireAccounting } from "@/lib/server/accounting";
import { createBankAccount } from "@/lib/usecases/create-bank-account";
import { linkAccount } from "@/lib/usecases/link-account";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { readAccountsWithLinks } from "@/lib/usecases/read-connection";
import { readReferenceData, searchContacts } from "@/lib/usecases/read-reference-data";
import { refreshReferenceData } from "@/lib/usecases/refresh-reference-data";
import { unlinkAccount } from "@/lib/usecases/unlink-account";
import { connect, makeDesk, type Desk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

let sandbox: TestSandbox;
let db: Database;
let accounting: Accounting;
let desk: Desk;
let sgdBank: string;
let anotherSgdBank: string;
let otherBank: string;

const FROM = "2026-11-01";
const account = async (currency: string, name: string = crypto.randomUUID()) =>
  (await db.account.create({ data: { businessId: desk.scope.businessId, name, kind: "DEBIT", currency, accountNumber: "123-456" } })).id;
const link = (accountId: string, ledgerAccountId: string, who: Desk = desk) =>
  linkAccount(db, who.scope, who.actor, { accountId, ledgerAccountId, startOn: FROM });

beforeAll(async () => {
  process.env.XERO_MINUTE_LIMIT = "1000";
  sandbox = await startSandbox({ SANDBOX_IN_MEMORY: "true", SANDBOX_MINUTE_LIMIT: "1000" });
  db = openDatabase(process.env.DATABASE_URL ?? "");
});
beforeEach(async () => {
  await sandbox.control("reset", {});
  await db.accountLink.deleteMany();
  accounting = wireAccounting(db);
  desk = await makeDesk(db);
  await connect(db, desk, { accounting, sandbox });
  await refreshReferenceData(db, desk.scope, accounting);
  const { accounts = [] } = (await readReferenceData(db, desk.scope)) ?? {};
  const banks = accounts.filter(({ type, status }) => type === "BANK" && status === "ACTIVE");
  [sgdBank, anotherSgdBank] = banks.filter(({ currency }) => currency === "SGD").map(({ ledgerAccountId }) => ledgerAccountId) as [
    string,
    string,
  ];
  otherBank = banks.find(({ currency }) => currency !== "SGD")!.ledgerAccountId;
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

describe("tying an account to a bank account of the ledger", () => {
  it("shows the link, and takes it back", async () => {
    const accountId = await account("SGD");
    await link(accountId, sgdBank);
    expect(await readAccountsWithLinks(db, desk.scope)).toMatchObject([
      { accountId, link: { ledgerAccountId: sgdBank, startOn: FROM, bankAccountStatus: "ACTIVE" } },
    ]);
    await unlinkAccount(db, desk.scope, desk.actor, { accountId });
    expect(await readAccountsWithLinks(db, desk.scope)).toMatchObject([{ link: null }]);
  });

  it("moves to another bank account when it is changed, and the one that it held is free for another account", async () => {
    const accountId = await account("SGD");
    await link(accountId, sgdBank);
    await link(accountId, anotherSgdBank);
    expect(await readAccountsWithLinks(db, desk.scope)).toMatchObject([{ accountId, link: { ledgerAccountId: anotherSgdBank } }]);
    expect(await db.accountLink.count({ where: { accountId, endedAt: null } })).toBe(1);
    await link(await account("SGD"), sgdBank);
  });

  it("refuses another currency, an unknown bank account and somebody else's account", async () => {
    const accountId = await account("SGD");
    await expect(link(accountId, otherBank)).rejects.toThrow("currencyDiffers");
    await expect(link(accountId, "no such account")).rejects.toThrow("notFound");
    const stranger = await makeDesk(db);
    await connect(db, stranger, { accounting, sandbox });
    await expect(link(accountId, sgdBank, stranger)).rejects.toThrow("notFound");
  });

  it("refuses a bank account that is archived in the ledger", async () => {
    await sandbox.control("change", { kind: "archiveAccount", account: sgdBank });
    await refreshReferenceData(db, desk.scope, accounting);
    await expect(link(await account("SGD"), sgdBank)).rejects.toThrow("notFound");
  });

  it("says which account holds a bank account that is taken", async () => {
    await link(await account("SGD", "Payroll"), sgdBank);
    await expect(link(await account("SGD"), sgdBank)).rejects.toMatchObject({ code: "bankAccountTaken", detail: { account: "Payroll" } });
  });

  it("lets one of many win who link the same bank account at the same moment", async () => {
    const accountIds = await Promise.all(Array.from({ length: 6 }, () => account("SGD")));
    const results = await Promise.allSettled(accountIds.map((accountId) => link(accountId, sgdBank)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "bankAccountTaken" });
    expect(await db.accountLink.count({ where: { ledgerAccountId: sgdBank, endedAt: null } })).toBe(1);
  });

  it("makes a new bank account in the ledger and links it, unless the name is taken there", async () => {
    const accountId = await account("SGD");
    const input = { provider: accounting.provider, accountId, name: "Team cards", code: "0917", startOn: FROM };
    const { ledgerAccountId } = await createBankAccount(db, desk.scope, desk.actor, input);
    expect(await readAccountsWithLinks(db, desk.scope)).toMatchObject([{ link: { ledgerAccountId, bankAccountName: "Team cards" } }]);
    await expect(
      createBankAccount(db, desk.scope, desk.actor, { ...input, accountId: await account("SGD"), code: "0918" }),
    ).rejects.toThrow("nameTaken");
  });
});

describe("a new bank account in the ledger", () => {
  it("can be made in the currencies that the organisation uses, and where it is not yet known which those are", async () => {
    await account("SGD");
    await account("HKD");
    const canBeMade = async () => {
      const { accounts } = await readAccountingHome(db, desk.scope, { countryCode: "SG", timeZone: "UTC", now: new Date() });
      return Object.fromEntries(accounts.map((each) => [each.currency, each.canBeMade]));
    };
    expect(await canBeMade()).toEqual({ SGD: true, HKD: false });
    await db.organisation.updateMany({ data: { currencies: [] } });
    expect(await canBeMade()).toEqual({ SGD: true, HKD: true });
  });
});

describe("what is known of the organisation", () => {
  it("is read whole at first, then as far as it changed, and archived things stay known", async () => {
    const known = await readReferenceData(db, desk.scope);
    expect(known?.organisation).toMatchObject({ baseCurrency: "SGD", countryCode: "SG" });
    expect(known?.taxRates.length).toBeGreaterThan(1);
    const expense = known!.accounts.find((one) => one.class === "EXPENSE" && one.status === "ACTIVE")!;
    await sandbox.control("change", { kind: "archiveAccount", account: expense.ledgerAccountId });
    expect(await refreshReferenceData(db, desk.scope, accounting)).toMatchObject({ kind: "answered" });
    const after = await readReferenceData(db, desk.scope);
    expect(after?.accounts.find((one) => one.ledgerAccountId === expense.ledgerAccountId)?.status).toBe("ARCHIVED");
    expect(after?.accounts).toHaveLength(known!.accounts.length);
  });

  it("is not asked for again while it is fresh", async () => {
    expect(await refreshReferenceData(db, desk.scope, { ...accounting, maxAgeMs: 60_000 })).toEqual({
      kind: "answered",
      value: { refreshed: [] },
    });
  });

  it("finds contacts by any part of their name", async () => {
    const [some] = await searchContacts(db, desk.scope, { text: "", limit: 1 });
    const found = await searchContacts(db, desk.scope, { text: some!.name.slice(1).toUpperCase(), limit: 50 });
    expect(found).toContainEqual(some);
  });
});
