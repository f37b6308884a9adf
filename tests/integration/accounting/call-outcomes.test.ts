import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import type { AccountingProvider, LedgerSession, LedgerTransactionDraft, SendOptions } from "@/lib/core/accounting-provider";
import { wireAccounting } from "@/lib/server/accounting";
import { connectedSession, makeDesk } from "../../support/connected-business";
import { startSandbox, type TestSandbox } from "../../support/start-sandbox";

let sandbox: TestSandbox;
let db: Database;
let provider: AccountingProvider;
let session: LedgerSession;
let references: string[];

type Calls = { calls: { method: string; path: string; status: number; idempotencyKey: string | null }[] };
type Shown = {
  organisations: { transactions: { reference: string; total: number; attachments: { fileName: string; sha256: string }[] }[] }[];
};

const send = (): SendOptions => ({ idempotencyKey: crypto.randomUUID(), stillMine: () => true });
const fault = (more: Record<string, unknown>, match: Record<string, unknown> = {}) =>
  sandbox.control("faults", { match: { path: "/api.xro/", ...match }, ...more });
const inLedger = async () => (await sandbox.control<Shown>("state")).organisations[0]!.transactions;

async function drafts(count: number): Promise<LedgerTransactionDraft[]> {
  const [accounts, contacts] = [await provider.readAccounts(session, null), await provider.readContacts(session, null)];
  if (accounts.kind !== "answered" || contacts.kind !== "answered" || !accounts.value) throw new Error("No reference data");
  const bank = accounts.value.find(({ type, currency, status }) => type === "BANK" && currency === "SGD" && status === "ACTIVE")!;
  const expense = accounts.value.find(
    (account) => account.class === "EXPENSE" && account.status === "ACTIVE" && account.code && account.taxType,
  )!;
  const contactId = contacts.value.find(({ status }) => status === "ACTIVE")!.contactId;
  const line = {
    description: "Lunch",
    amountMinor: 1234,
    ledgerAccountId: expense.ledgerAccountId,
    accountCode: expense.code,
    taxType: expense.taxType!,
    tracking: [],
  };
  return Array.from({ length: count }, (_, index) => ({
    reference: `EX-${crypto.randomUUID().slice(0, 8).toUpperCase()}`,
    direction: "spend" as const,
    bankAccountId: bank.ledgerAccountId,
    contactId,
    postedOn: `2026-11-${String((index % 20) + 1).padStart(2, "0")}`,
    currency: "SGD",
    lineAmountTypes: "INCLUSIVE" as const,
    url: null,
    lines: [line],
  }));
}

async function created(count: number) {
  const made = await drafts(count);
  references = made.map(({ reference }) => reference);
  const outcome = await provider.createTransactions(session, provider.encodeTransactions(made).body, send());
  return { made, outcome, wanted: made.map(({ reference, bankAccountId, postedOn }) => ({ reference, bankAccountId, postedOn })) };
}

beforeAll(async () => {
  process.env.XERO_CALL_DEADLINE_MS = "1500";
  process.env.XERO_MINUTE_LIMIT = "1000";
  sandbox = await startSandbox({ SANDBOX_IN_MEMORY: "true", SANDBOX_MINUTE_LIMIT: "1000" });
  db = openDatabase(process.env.DATABASE_URL ?? "");
});
beforeEach(async () => {
  await sleep(40); // the last test's calls are booked
  await sandbox.control("faults/clear", {});
  await sandbox.control("reset", {});
  await db.organisation.updateMany({ data: { pausedUntil: null, pauseReason: null } });
  const accounting = wireAccounting(db);
  provider = accounting.provider;
  session = await connectedSession(db, await makeDesk(db), { accounting, sandbox });
  await sandbox.control("calls/clear", {});
});
afterAll(async () => {
  await db.$disconnect();
  await sandbox.stop();
});

describe("a bulk creation", () => {
  it("answers for every element by its reference, to the cent, in one call", async () => {
    const { outcome } = await created(50);
    expect(outcome.kind).toBe("answered");
    if (outcome.kind !== "answered") return;
    expect(outcome.value.map((answer) => (answer.outcome === "saved" ? answer.value.reference : null)).sort()).toEqual(
      [...references].sort(),
    );
    expect(outcome.value.every((answer) => answer.outcome === "saved" && answer.value.totalMinor === 1234)).toBe(true);
    const { calls } = await sandbox.control<Calls>("calls");
    expect(calls.filter(({ method }) => method === "PUT")).toHaveLength(1);
  });

  it("refuses one bad element and saves those beside it", async () => {
    const made = await drafts(3);
    made[1] = { ...made[1]!, lines: [{ ...made[1]!.lines[0]!, accountCode: "no-such" }] };
    const outcome = await provider.createTransactions(session, provider.encodeTransactions(made).body, send());
    expect(outcome.kind === "answered" && outcome.value.map((answer) => answer.outcome)).toEqual(["saved", "refused", "saved"]);
    expect(outcome.kind === "answered" && outcome.value[1]).toMatchObject({
      key: made[1].reference,
      messages: [expect.stringContaining("no-such")],
    });
  });

  it.each([
    ["the connection broke before Xero acted", { dropBefore: true }],
    ["the connection broke after Xero acted", { dropAfter: true }],
    ["the answer came after our deadline", { delayAfterMs: 2_500 }],
    ["a server error came", { answerAfter: { status: 500 } }],
    ["a busy page came", { answerAfter: { status: 503, body: "<html>" } }],
    ["a web page came with a 200", { spoil: "html" }],
    ["an empty body came", { spoil: "nothing" }],
    ["an empty list came", { spoil: "emptyArray" }],
    ["half a body came", { spoil: "half" }],
    ["garbage came", { spoil: "garbage" }],
  ])("is unclear when %s", async (_, spoiled) => {
    await fault(spoiled, { method: "PUT" });
    expect((await created(2)).outcome.kind).toBe("unclear");
  });

  it("is known to be saved when only a date in the answer cannot be read, and in any order", async () => {
    for (const spoil of ["unparsableDate", "shuffle"]) {
      await fault({ spoil }, { method: "PUT" });
      const { outcome } = await created(2);
      expect(outcome.kind === "answered" && outcome.value.map((answer) => answer.outcome)).toEqual(["saved", "saved"]);
    }
  });

  it("is not sent at all by one who lost the right to send", async () => {
    const made = await drafts(1);
    const outcome = await provider.createTransactions(session, provider.encodeTransactions(made).body, {
      idempotencyKey: "k",
      stillMine: () => false,
    });
    expect(outcome.kind).toBe("postponed");
    expect(await inLedger()).not.toContainEqual(expect.objectContaining({ reference: made[0]!.reference }));
  });
});

describe("access", () => {
  it("an expired token is refreshed once and the call repeated", async () => {
    await provider.readTaxRates(session);
    await sandbox.control("change", { kind: "expireTokens" });
    expect((await provider.readTaxRates(session)).kind).toBe("answered");
  });

  it("is removed when the organisation was disconnected in Xero, and only then", async () => {
    await fault({ answer: { status: 403, body: JSON.stringify({ Detail: "AuthenticationUnsuccessful" }) } });
    expect(await provider.readTaxRates(session)).toMatchObject({ kind: "postponed", reason: "unavailable" });
    await sandbox.control("change", { kind: "disconnect" });
    expect(await provider.readTaxRates(session)).toEqual({ kind: "unauthorised", reason: "accessRemoved" });
  });

  it("lacks a scope when Xero says so while the organisation is still connected", async () => {
    await fault({
      answer: {
        status: 401,
        headers: { "www-authenticate": 'Bearer error="insufficient_scope"' },
        body: JSON.stringify({ Detail: "AuthorizationUnsuccessful" }),
      },
    });
    expect(await provider.readTaxRates(session)).toEqual({ kind: "unauthorised", reason: "scopeMissing" });
  });

  it("waits while the organisation is offline", async () => {
    await sandbox.control("change", { kind: "offline", isOffline: true });
    expect(await provider.readTaxRates(session)).toMatchObject({ kind: "postponed", reason: "offline" });
  });

  it("asks a reading call again after a bad moment, and gives up kindly", async () => {
    await fault({ answer: { status: 500 } }, { times: 2 });
    expect((await provider.readTaxRates(session)).kind).toBe("answered");
    await fault({ answer: { status: 500 } }, { times: 0 });
    expect(await provider.readTaxRates(session)).toMatchObject({ kind: "postponed", reason: "unavailable" });
  });
});

describe("looking transactions up", () => {
  it("finds them by reference, deleted ones with their status, and nothing that is not there", async () => {
    const { wanted } = await created(60);
    await sandbox.control("change", { kind: "deleteTransaction", transaction: references[0] });
    const found = await provider.findTransactions(session, [...wanted, { ...wanted[0]!, reference: "EX-NONE" }]);
    expect(found.kind === "answered" && found.value.map(({ reference }) => reference).sort()).toEqual([...references].sort());
    expect(found.kind === "answered" && found.value.find(({ reference }) => reference === references[0])?.status).toBe("DELETED");
  });

  it("finds them by account and days when the parameter is not honoured", async () => {
    const { wanted } = await created(3);
    const foreign = JSON.stringify({ BankTransactions: [{ BankTransactionID: crypto.randomUUID(), Reference: "somebody else's" }] });
    for (const answer of [
      { status: 200, body: foreign },
      { status: 400, body: JSON.stringify({ Type: "QueryParseException", Message: "References?" }) },
    ]) {
      await fault({ answer }, { path: "References=" });
      const found = await provider.findTransactions(session, wanted);
      expect(found.kind === "answered" && found.value.map(({ reference }) => reference).sort()).toEqual([...references].sort());
    }
  });

  it("is not certain of an absence that an untrustworthy answer suggests", async () => {
    const { wanted } = await created(1);
    await fault({ spoil: "half" }, { path: "References=", times: 0 });
    expect((await provider.findTransactions(session, wanted)).kind).not.toBe("answered");
  });

  it("says null for one that is not there", async () => {
    expect(await provider.readTransaction(session, crypto.randomUUID())).toEqual({ kind: "answered", value: null });
  });
});

describe("receipts and removal", () => {
  it("attaches the very bytes, again replaces, and believes a 413", async () => {
    const { outcome } = await created(1);
    const id = outcome.kind === "answered" && outcome.value[0]?.outcome === "saved" ? outcome.value[0].value.ledgerTransactionId : "";
    const file = { fileName: "EX-1-1.png", contentType: "image/png", bytes: Buffer.from([137, 80, 78, 71, 0, 255]) };
    for (let round = 0; round < 2; round += 1)
      expect(await provider.putAttachment(session, id, file, send())).toMatchObject({
        kind: "answered",
        value: { fileName: "EX-1-1.png" },
      });
    expect(await provider.listAttachments(session, id)).toMatchObject({
      kind: "answered",
      value: [{ fileName: "EX-1-1.png" }],
    });
    expect(await provider.putAttachment(session, id, { ...file, bytes: Buffer.alloc(3_000_001) }, send())).toMatchObject({
      kind: "refused",
      status: 413,
    });
  });

  it("removes a transaction, unless it is reconciled", async () => {
    const { outcome } = await created(2);
    const ids =
      outcome.kind === "answered"
        ? outcome.value.map((answer) => (answer.outcome === "saved" ? answer.value.ledgerTransactionId : ""))
        : [];
    const remove = (ledgerTransactionId: string) =>
      provider.removeTransaction(session, { ledgerTransactionId, body: provider.encodeRemoval(ledgerTransactionId).body }, send());
    expect(await remove(ids[0]!)).toMatchObject({
      kind: "answered",
      value: { outcome: "saved", value: { status: "DELETED" } },
    });
    await sandbox.control("change", { kind: "reconcile", transaction: ids[1] });
    const refused = await remove(ids[1]!);
    expect(refused).toMatchObject({ kind: "answered", value: { outcome: "refused", messages: [expect.stringMatching(/reconciled/)] } });
  });
});
