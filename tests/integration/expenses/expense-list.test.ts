import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/lib/adapters/db/client";
import { grantBusinessScope, type BusinessScope } from "@/lib/core/business-scope";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { listExpenses, readSelectable, readSelected, resolveSelection, summariseExpenses } from "@/lib/usecases/list-expenses";
import { attachFile } from "@/lib/usecases/receipts/attach-file";
import { removeReceipt } from "@/lib/usecases/receipts/remove-receipt";
import { sgdWorld, type SgdWorld } from "@/tests/support/sgd-world";

const db = openDatabase(process.env["DATABASE_URL"]!);
const of = (query = "") => parseExpenseFilter(new URLSearchParams(query));
const PDF = {
  contentType: "application/pdf",
  byteSize: 1000,
  pageCount: 1,
  problemCode: null,
  sendStorageKey: null,
  sendContentType: null,
  sendByteSize: null,
  previewStorageKey: null,
};
let world: SgdWorld;
let scope: BusinessScope;
const names = async (query: string) => (await listExpenses(db, scope, of(query), { cursor: null })).rows.map((row) => row.merchant);

beforeAll(async () => {
  world = await sgdWorld(db);
  scope = world.scope;
});

describe("the list of expenses", () => {
  test("each row says what the ledger would be given, and where that comes from", async () => {
    const { rows } = await listExpenses(db, scope, of(), { cursor: null });
    const grab = rows.find((row) => row.merchant === "Grab");
    expect(grab?.ledgerAccount).toMatchObject({ code: "493", source: "mapping", isUsable: true });
    expect(grab?.tax).toMatchObject({ taxType: "INPUT", source: "accountDefault" });
    const aws = rows.find((row) => row.merchant === "Amazon Web Services");
    expect(aws?.ledgerAccount).toMatchObject({ code: "485", source: "expense" });
    expect(rows.find((row) => row.merchant === "Meta Platforms")?.ledgerAccount).toBeNull();
  });

  test.each(["-date", "date", "-amount", "amount", "merchant", "-merchant"])(
    "pages sorted by %s follow each other without a gap or a double",
    async (sort) => {
      const whole = (await listExpenses(db, scope, of(`sort=${sort}`), { cursor: null, limit: 1000 })).rows.map((row) => row.id);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listExpenses>> = await listExpenses(db, scope, of(`sort=${sort}`), { cursor, limit: 7 });
        paged.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(world.pendingCount);
    },
  );

  test("a search finds merchants, descriptions, references and amounts, every word of it", async () => {
    expect(await names("q=grab")).toEqual(["Grab"]);
    expect(await names("q=airport+grab")).toEqual(["Grab"]);
    expect(await names("q=airport+meta")).toEqual([]);
    expect(await names("q=1,562.18")).toEqual(["Amazon Web Services"]);
    expect(await names("q=100%25")).toEqual([]);
    const { reference } = await db.transaction.findUniqueOrThrow({ where: { id: world.idOf("Grab") } });
    expect(await names(`q=${reference.toLowerCase()}`)).toEqual(["Grab"]);
    expect(await names(`q=${reference.slice(0, 9)}+grab`)).toEqual(["Grab"]);
    expect(await names(`q=${reference}+meta`)).toEqual([]);
    // One that the business does not have is words like any other.
    const unknown = reference.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect(await names(`q=${unknown}`)).toEqual([]);
    await db.transaction.update({ where: { id: world.idOf("Meta Platforms") }, data: { description: `Instead of ${unknown}` } });
    expect(await names(`q=${unknown}`)).toEqual(["Meta Platforms"]);
  });

  test("pending expenses whose receipt the ledger will not take are counted as a cause, and its rows are exactly those", async () => {
    const receipt = await db.receipt.findFirstOrThrow({ where: { transactionId: world.idOf("Grab") } });
    await db.receipt.update({ where: { id: receipt.id }, data: { problemCode: "receiptTooLarge" } });
    const { causes } = await summariseExpenses(db, scope, of());
    expect(causes).toContainEqual({
      code: "receiptTooLarge",
      count: 1,
      sums: [{ currency: "SGD", amountMinor: 2_460 }],
      subject: null,
    });
    expect(await names("cause=receiptTooLarge")).toEqual(["Grab"]);
    expect((await summariseExpenses(db, scope, of("cause=receiptTooLarge"))).matching).toEqual({ count: 1, isAtLeast: false });
    expect((await readSelectable(db, scope, of("cause=receiptTooLarge"))).totals).toMatchObject({ count: 1, readyCount: 1 });
    await db.receipt.update({ where: { id: receipt.id }, data: { problemCode: null } });
    expect((await summariseExpenses(db, scope, of())).causes.map(({ code }) => code)).not.toContain("receiptTooLarge");
  });

  test("a receipt for which the ledger has no place is counted as a cause until an earlier one is taken off", async () => {
    const transactionId = world.idOf("Amazon Web Services");
    const added: string[] = [];
    for (let number = 1; number <= 12; number += 1) {
      const file = { ...PDF, fileName: `${number}.pdf`, sha256: `surplus-${number}`, storageKey: `surplus-${number}` };
      added.push((await db.$transaction((tx) => attachFile(tx, scope, world.actor, { transactionId, file, onlyCardsOf: null }))).id);
    }
    expect(await names("cause=tooManyReceipts")).toEqual(["Amazon Web Services"]);
    expect((await summariseExpenses(db, scope, of())).causes).toContainEqual(
      expect.objectContaining({ code: "tooManyReceipts", count: 1 }),
    );
    for (const receiptId of added.slice(0, 2)) await removeReceipt(db, scope, world.actor, { receiptId, onlyCardsOf: null });
    expect((await summariseExpenses(db, scope, of())).causes.map(({ code }) => code)).not.toContain("tooManyReceipts");
    for (const receiptId of added.slice(2)) await removeReceipt(db, scope, world.actor, { receiptId, onlyCardsOf: null });
  });

  test("a word of one or two letters finds the beginnings of words", async () => {
    expect(await names("q=gr")).toEqual(["Grab"]);
    expect(await names("q=pl")).toEqual(["Meta Platforms"]);
    expect(await names("q=ab")).toEqual([]);
  });

  test("filters narrow by amount in the currency's own units, by category, receipts and label", async () => {
    expect(await names("min=1000")).toEqual(["Meta Platforms", "Amazon Web Services"]);
    expect(await names("label=incomplete")).toEqual(["Meta Platforms"]);
    expect(await names("cause=accountMissing")).toEqual(["Meta Platforms"]);
    expect(await names("receipts=with")).toEqual(["Grab"]);
    expect(await names(`ledgerAccount=${world.softwareAccountId}`)).toEqual(["Amazon Web Services"]);
  });

  test("filters narrow by day, the most of an amount, account, category, cardholder and currency", async () => {
    const meta = await db.transaction.findUniqueOrThrow({ where: { id: world.idOf("Meta Platforms") } });
    await db.transaction.update({ where: { id: meta.id }, data: { cardholder: "Budi" } });
    expect(await names("from=2026-10-31&max=100")).toEqual(["Grab"]);
    expect(await names("from=2026-10-01&to=2026-10-30")).toEqual(["Amazon Web Services"]);
    expect(await names(`category=${meta.categoryId!}`)).toEqual(["Meta Platforms"]);
    expect(await names("category=none")).toEqual([]);
    expect(await names("cardholder=Budi")).toEqual(["Meta Platforms"]);
    expect(await names(`account=${meta.accountId}&currency=SGD`)).toHaveLength(world.pendingCount);
    expect(await names(`account=${randomUUID()}`)).toEqual([]);
    expect(await names("currency=EUR")).toEqual([]);
  });

  test("nothing of another business is ever in it", async () => {
    const stranger = grantBusinessScope((await sgdWorld(db)).scope.businessId);
    const own = (await listExpenses(db, stranger, of(), { cursor: null, limit: 1000 })).rows.map((row) => row.id);
    const ours = (await listExpenses(db, scope, of(), { cursor: null, limit: 1000 })).rows.map((row) => row.id);
    expect(own.filter((id) => ours.includes(id))).toEqual([]);
    expect(own.length).toBe(ours.length);
  });
});

describe("the figures around the list", () => {
  test("sums are exact, money out counts as positive, and a cause names what it hangs on", async () => {
    const summary = await summariseExpenses(db, scope, of("q=grab"));
    expect(summary.tabs).toEqual({ pending: world.pendingCount, synced: 0, aside: 0 });
    expect(summary).toMatchObject({ matching: { count: 1, isAtLeast: false }, currencies: ["SGD"] });
    const selectable = await readSelectable(db, scope, of("q=grab"));
    expect(selectable).toEqual({
      totals: { count: 1, readyCount: 1, sums: [{ currency: "SGD", amountMinor: 2460 }], reasons: [] },
      upTo: null,
    });
    expect((await readSelectable(db, scope, of())).totals.reasons).toEqual([{ code: "accountMissing", count: 1 }]);
    expect(summary.causes).toEqual([
      {
        code: "accountMissing",
        count: 1,
        sums: [{ currency: "SGD", amountMinor: 348_000 }],
        subject: { kind: "category", id: expect.any(String) as string, name: "Marketing" },
      },
    ]);
  });

  test("what is selected but not loaded is counted by what it is now, and not at all once it left the tab", async () => {
    const ids = [world.idOf("Grab"), world.idOf("Meta Platforms")];
    expect((await readSelected(db, scope, { tab: "pending", ids })).map(({ id }) => id).sort()).toEqual(ids.toSorted());
    expect(await readSelected(db, scope, { tab: "synced", ids })).toEqual([]);
    const stranger = grantBusinessScope((await sgdWorld(db)).scope.businessId);
    expect(await readSelected(db, stranger, { tab: "pending", ids })).toEqual([]);
  });

  test("more than 1000 ticked one by one are refused, whatever is to be done with them", async () => {
    const ids = Array.from({ length: 1001 }, () => randomUUID());
    await expect(resolveSelection(db, scope, { kind: "ids", ids })).rejects.toMatchObject({ code: "tooManyExpenses" });
  });

  test("all matching means the oldest first, without what came after the moment it was pressed and what was taken out again", async () => {
    const now = new Date().toISOString();
    const all = await resolveSelection(db, scope, { kind: "matching", filter: of(), cutOffAt: now, except: [] });
    const oldestFirst = (await listExpenses(db, scope, of("sort=date"), { cursor: null, limit: 1000 })).rows.map((row) => row.id);
    expect(all).toEqual(oldestFirst);
    expect(await resolveSelection(db, scope, { kind: "matching", filter: of(), cutOffAt: "2020-01-01T00:00:00Z", except: [] })).toEqual([]);
    expect(await resolveSelection(db, scope, { kind: "matching", filter: of(), cutOffAt: now, except: [all[0]!] })).toEqual(all.slice(1));
  });
});
