import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/adapters/db/client";
import { lockExpenses } from "@/lib/adapters/db/sync/run-start";
import type { Delimiter, Encoding } from "@/lib/core/import/text-writing";
import { advanceImport } from "@/lib/usecases/imports/advance-import";
import { advanceUndo } from "@/lib/usecases/imports/advance-undo";
import { cancelImport } from "@/lib/usecases/imports/cancel-import";
import { clearImports } from "@/lib/usecases/imports/clear-imports";
import { listImports, readImport, readLeftOut } from "@/lib/usecases/imports/list-imports";
import { previewImport } from "@/lib/usecases/imports/preview-import";
import { moveImport } from "@/lib/usecases/imports/move-import";
import { recutImport } from "@/lib/usecases/imports/recut-import";
import { addReceipt } from "@/lib/usecases/receipts/add-receipt";
import { clearFiles } from "@/lib/usecases/receipts/clear-files";
import { readRun } from "@/lib/usecases/read-run";
import { readRunOutcomes } from "@/lib/usecases/read-run-outcomes";
import { retryRun } from "@/lib/usecases/retry-run";
import { undoImport } from "@/lib/usecases/imports/undo-import";
import {
  importFile,
  makeImportWorld,
  start,
  testEngine,
  undoWhole,
  upload,
  useOwnStorage,
  type ImportWorld,
} from "@/tests/support/import-world";
import { asUpload, pngFile } from "@/tests/support/receipt-files";
import { startWorker } from "@/tests/support/start-worker";

useOwnStorage();
let world: ImportWorld;
let other: ImportWorld;

beforeAll(async () => {
  world = await makeImportWorld();
  other = await makeImportWorld();
});
afterAll(() => database().$disconnect());

const HEAD = "Date,Merchant,Amount spent,Category\n";
const many = (from: number, to: number) =>
  HEAD + Array.from({ length: to - from }, (_, index) => `2026-10-01,Shop ${from + index},${from + index}.50,Meals\n`).join("");
const stored = (importId: string) => database().transaction.count({ where: { importId } });
const asked = (importId: string) => ({ importId, accountId: null, sheetIndex: null, layout: null });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}

describe("importing a file", () => {
  it("adds each row once, also when the file comes twice or overlaps", async () => {
    const rows = `${HEAD}2026-10-01,Kopi,5.00,Meals\n2026-10-01,Kopi,5.00,Meals\n2026-10-02,Hotel,200.00,Travel\n2026-10-03,Hotel,-50.00,Travel\n`;
    expect(await importFile(world, rows)).toMatchObject({ state: "FINISHED", addedCount: 4, knownCount: 0 });
    expect(await importFile(world, rows)).toMatchObject({ state: "FINISHED", addedCount: 0, knownCount: 4 });
    expect(await importFile(world, `${rows}2026-10-04,Roti,3.00,meals\n`)).toMatchObject({ addedCount: 1, knownCount: 4 });
    const all = await database().transaction.findMany({ where: { accountId: world.accountId }, include: { category: true } });
    expect(all.reduce((sum, { amountMinor }) => sum + Number(amountMinor), 0)).toBe(-500 - 500 - 20000 + 5000 - 300);
    expect(all.every(({ isExpense }) => isExpense)).toBe(true);
    expect(new Set(all.map(({ category }) => category?.name))).toEqual(new Set(["Meals", "Travel"]));
  });

  it("shows what it would bring before anything is in the books", async () => {
    const importId = await upload(world, `${HEAD}2026-12-01,Kopi,5.00,Meals\n2026-12-02,Roti,-2.00,Meals\n,,x,\n`);
    const preview = await previewImport(database(), world.scope, asked(importId));
    expect(preview).toMatchObject({ counts: { checked: 4, total: 4, new: 2, known: 0 }, questions: [] });
    expect(preview).toMatchObject({ flow: { out: { count: 1, sumMinor: -500 }, in: { count: 1, sumMinor: 200 } }, otherFlow: null });
    expect(preview.reasons).toEqual([{ reason: "dateMissing", count: 1 }]);
    expect(await stored(importId)).toBe(0);
    expect((await listImports(database(), world.scope)).some(({ id }) => id === importId)).toBe(false);
    await expect(previewImport(database(), other.scope, asked(importId))).rejects.toMatchObject({ code: "notFound" });
  });

  it("is read again as a person says it is written, where that was mistaken, until it is started", async () => {
    const shop = Buffer.from("a4a4a4e5", "hex");
    const row = (day: number) => Buffer.concat([Buffer.from(`2026-12-0${day}|`), shop, Buffer.from(", a, b, c|5.00|Meals\n")]);
    const importId = await upload(
      world,
      Buffer.concat([Buffer.from("Date|Merchant, or, who, ever|Amount spent|Category\n"), row(3), row(4)]),
    );
    expect(await previewImport(database(), world.scope, asked(importId))).toMatchObject({
      facts: { encoding: "windows-1252", delimiter: "," },
      counts: { new: 0 },
    });
    const recut = (encoding: Encoding, delimiter: Delimiter, scope = world.scope) =>
      recutImport(database(), scope, { importId, writing: { encoding, delimiter } });
    await recut("utf-8", ";");
    await expect(recut("big5", "|", other.scope)).rejects.toMatchObject({ code: "notFound" });
    await recut("big5", "|");
    const { facts, rows } = await previewImport(database(), world.scope, asked(importId));
    expect(facts).toMatchObject({ encoding: "big5", delimiter: "|" });
    expect(rows).toMatchObject([{ merchant: "中文, a, b, c", amountMinor: -500 }, {}]);
    await start(world, importId);
    await expect(recut("utf-8", ",")).rejects.toMatchObject({ code: "changedMeanwhile" });
    while (await advanceImport(testEngine()));
    expect(await readImport(database(), world.scope, importId)).toMatchObject({ addedCount: 2 });
    // The account remembers it, and no other account does.
    const next = Buffer.concat([Buffer.from("Date|Merchant, or, who, ever|Amount spent|Category\n"), row(5)]);
    const again = await upload(world, next);
    expect(await previewImport(database(), world.scope, asked(again))).toMatchObject({
      facts: { encoding: "big5", delimiter: "|" },
      counts: { new: 1 },
    });
    const elsewhere = await upload(other, next);
    expect((await previewImport(database(), other.scope, asked(elsewhere))).facts).toMatchObject({
      encoding: "windows-1252",
      delimiter: ",",
    });
  });

  it("is not started while nobody knows whether purchases are positive, and shows what either answer would bring; the account remembers it", async () => {
    const text = "Date,Merchant,Amount\n2027-02-01,Roti,-5.00\n2027-02-02,Teh,-6.00\n2027-02-03,Kopi,2.00\n";
    const importId = await upload(world, text);
    const preview = await previewImport(database(), world.scope, asked(importId));
    expect(preview).toMatchObject({
      questions: ["purchaseSign"],
      proposal: "income",
      flow: { out: { count: 2, sumMinor: -1100 }, in: { count: 1, sumMinor: 200 } },
      otherFlow: { out: { count: 1, sumMinor: -200 }, in: { count: 2, sumMinor: 1100 } },
    });
    await expect(start(world, importId)).rejects.toMatchObject({ code: "fileRefused", detail: { reason: "purchaseSign" } });
    await start(world, importId, { ...preview.layout, positiveMeans: "spend" });
    while (await advanceImport(testEngine()));
    const rows = await database().transaction.findMany({ where: { importId }, orderBy: { postedOn: "asc" } });
    expect(rows.map(({ amountMinor }) => Number(amountMinor))).toEqual([500, 600, -200]);
    const next = await upload(world, text.replaceAll("2027-02", "2027-03"));
    expect(await previewImport(database(), world.scope, asked(next))).toMatchObject({ questions: [], layout: { positiveMeans: "spend" } });
  });

  it("is read as the account it is moved to remembers: columns, sign, encoding and delimiter", async () => {
    const second = await database().account.create({
      data: { businessId: world.scope.businessId, name: "Second", kind: "CARD", currency: "SGD", accountNumber: "2" },
    });
    const shop = Buffer.from("a4a4a4e5", "hex");
    const file = (day: number) =>
      Buffer.concat([Buffer.from(`Day;Who, what;Sum, all\n2027-05-0${day};`), shop, Buffer.from(", a, b;5.00\n2027-05-09;Kopi, c;6.00\n")]);
    const columns = { postedOn: 0, merchant: 1, amount: 2 };
    const learned = await upload({ ...world, accountId: second.id }, file(1));
    await recutImport(database(), world.scope, { importId: learned, writing: { encoding: "big5", delimiter: ";" } });
    const { layout } = await previewImport(database(), world.scope, asked(learned));
    await start(world, learned, { ...layout, columns, positiveMeans: "spend" });
    while (await advanceImport(testEngine()));

    const importId = await upload(world, file(2));
    const before = await previewImport(database(), world.scope, asked(importId));
    expect(before).toMatchObject({ accountId: world.accountId, facts: { encoding: "windows-1252" }, isRemembered: false });
    const move = (accountId: string) => moveImport(database(), world.scope, { importId, accountId });
    await move(second.id);
    expect(await previewImport(database(), world.scope, asked(importId))).toMatchObject({
      accountId: second.id,
      facts: { encoding: "big5", delimiter: ";" },
      isRemembered: true,
      layout: { columns, positiveMeans: "spend" },
      questions: [],
      rows: [{ merchant: "中文, a, b", amountMinor: -500 }, {}],
    });
    // The first account knows nothing of it, and what is said by hand about this file goes along.
    await move(world.accountId);
    expect(await previewImport(database(), world.scope, asked(importId))).toMatchObject({ facts: before.facts, isRemembered: false });
    await recutImport(database(), world.scope, { importId, writing: { encoding: "gb18030", delimiter: ";" } });
    await move(world.accountId);
    expect((await previewImport(database(), world.scope, asked(importId))).facts).toMatchObject({ encoding: "gb18030" });
    await expect(moveImport(database(), other.scope, { importId, accountId: other.accountId })).rejects.toMatchObject({ code: "notFound" });
    await expect(move(other.accountId)).rejects.toMatchObject({ code: "notFound" });
  });

  it("is not started while a date can be read both ways, and only once", async () => {
    const importId = await upload(world, `${HEAD}03/04/2026,Kopi,5.00,Meals\n`);
    await expect(start(world, importId)).rejects.toMatchObject({ code: "fileRefused", detail: { reason: "dateOrder" } });
    const { layout } = await previewImport(database(), world.scope, asked(importId));
    await start(world, importId, { ...layout, dateOrder: "DMY" });
    await expect(start(world, importId)).rejects.toMatchObject({ code: "changedMeanwhile" });
    while (await advanceImport(testEngine()));
    expect(await database().transaction.findFirst({ where: { importId } })).toMatchObject({ postedOn: new Date("2026-04-03") });
  });

  it("keeps what it left out, in the order of the file", async () => {
    const { id, leftOutCount, reasons } = await importFile(
      world,
      `${HEAD}soon,Kopi,5.00,Meals\n2026-10-09,Roti,1.00,Meals\n2026-10-09,Teh,x,Meals\n`,
    );
    expect(leftOutCount).toBe(2);
    expect(reasons).toHaveLength(2);
    const rows = [];
    for await (const some of readLeftOut(database(), world.scope, id)) rows.push(...some);
    expect(rows).toMatchObject([
      { line: 2, column: "postedOn", value: "soon", reason: "dateUnreadable" },
      { line: 4, column: "amount", value: "x", reason: "amountUnreadable" },
    ]);
  });

  it("goes on where a worker stopped, without a row lost or doubled, and equal rows stay as many as they were", async () => {
    const coffee = "2026-09-01,Kopi,5.00,Meals\n";
    const importId = await upload(world, many(0, 4_500) + coffee + coffee);
    await start(world, importId);
    let batches = 0;
    await advanceImport(testEngine(() => (batches += 1) >= 1));
    const halfway = await readImport(database(), world.scope, importId);
    expect(halfway).toMatchObject({ state: "RUNNING", addedCount: 2_000 });
    await advanceImport({ ...testEngine(), holder: "another worker" });
    expect(await readImport(database(), world.scope, importId)).toMatchObject({ state: "FINISHED", addedCount: 4_502, knownCount: 0 });
    expect(await stored(importId)).toBe(4_502);
  });

  it("loses and doubles nothing when its worker is killed in the middle", { timeout: 150_000 }, async () => {
    const importId = await upload(world, many(20_000, 26_000));
    await start(world, importId);
    const lease = { WORKER_LEASE_MS: "1000", WORKER_HEARTBEAT_MS: "300" };
    const first = startWorker(lease);
    await until(async () => (await readImport(database(), world.scope, importId)).addedCount > 0);
    await first.stop("SIGKILL");
    const second = startWorker(lease);
    await until(async () => (await readImport(database(), world.scope, importId)).state === "FINISHED");
    await second.stop("SIGKILL");
    expect(await readImport(database(), world.scope, importId)).toMatchObject({ addedCount: 6_000, knownCount: 0, readCount: 6_001 });
    expect(await stored(importId)).toBe(6_000);
  });

  it("can be cancelled: what was added stays and can be undone, nothing more comes", async () => {
    const importId = await upload(world, many(10_000, 14_000));
    await start(world, importId);
    await advanceImport(testEngine(() => true));
    await cancelImport(database(), world.scope, world.actor, importId);
    expect(await advanceImport(testEngine())).toBe(false);
    expect(await readImport(database(), world.scope, importId)).toMatchObject({ state: "CANCELLED", addedCount: 2_000 });
    expect(await stored(importId)).toBe(2_000);
    expect(await undoWhole(world, importId)).toBe(2_000);
    expect(await readImport(database(), world.scope, importId)).toMatchObject({ state: "UNDONE" });
  });

  it("is undone in turns: what a worker left is gone on with, and nothing of it can be sent or counts as known meanwhile", async () => {
    const rows = many(30_000, 34_500);
    const { id } = await importFile(world, rows);
    await undoImport(database(), world.scope, world.actor, id);
    await advanceUndo(testEngine(() => true));
    expect(await readImport(database(), world.scope, id)).toMatchObject({ state: "UNDOING", addedCount: 4_500, removedCount: 2_000 });
    expect(await stored(id)).toBe(2_500);
    const left = await database().transaction.findFirstOrThrow({ where: { importId: id } });
    expect(await database().$transaction((tx) => lockExpenses(tx, world.scope, [left.id]))).toEqual([]);
    const again = await upload(world, rows);
    await start(world, again);
    expect(await advanceImport(testEngine())).toBe(false);
    while (await advanceUndo({ ...testEngine(), holder: "another worker" }));
    expect(await readImport(database(), world.scope, id)).toMatchObject({ state: "UNDONE", removedCount: 4_500 });
    while (await advanceImport(testEngine()));
    expect(await readImport(database(), world.scope, again)).toMatchObject({ state: "FINISHED", addedCount: 4_500, knownCount: 0 });
    await expect(undoImport(database(), world.scope, world.actor, id)).rejects.toMatchObject({ code: "notFound" });
  });

  it("takes receipts along when it is undone, also where the worker dies before their files are gone", async () => {
    const files = () =>
      readdirSync(process.env.STORAGE_DIR ?? "", { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const { id } = await importFile(world, `${HEAD}2026-11-09,Ferry,21.00,Travel\n`);
    const { id: transactionId } = await database().transaction.findFirstOrThrow({ where: { importId: id } });
    const before = files().length;
    await asUpload(await pngFile("#123456"), (file) =>
      addReceipt(database(), world.scope, world.actor, { transactionId, fileName: "ferry.png", file, onlyCardsOf: null }),
    );
    expect(files().length).toBeGreaterThan(before);
    expect(await undoWhole(world, id)).toBe(1);
    await clearFiles(database(), new Date());
    expect(files()).toHaveLength(before);
  });

  it("leaves nothing in the storage once it is over", async () => {
    await clearImports(database());
    const open = await database().fileImport.count({ where: { state: "UPLOADED" } });
    const left = () => readdirSync(process.env.STORAGE_DIR ?? "", { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    // Each as it came, and as its one piece.
    expect(left()).toHaveLength(2 * open);
    await database().fileImport.updateMany({ where: { state: "UPLOADED" }, data: { createdAt: new Date("2026-01-01") } });
    await clearImports(database());
    expect(await database().fileImport.count({ where: { OR: [{ state: "UPLOADED" }, { sheets: { not: { equals: null } } }] } })).toBe(0);
    expect(left()).toEqual([]);
  });

  it("leaves the runs it had a part in as they were when it is undone, and stays where the ledger has something of it", async () => {
    const importId = await upload(world, `${HEAD}2026-11-03,Taxi,14.00,Travel\n2026-11-04,Taxi,15.00,Travel\n`);
    await start(world, importId);
    while (await advanceImport(testEngine()));
    const rows = await database().transaction.findMany({ where: { importId }, orderBy: { postedOn: "asc" } });
    const organisation = await database().organisation.create({
      data: { provider: "XERO", providerTenantId: "undone", name: "Demo", baseCurrency: "SGD", countryCode: "SG" },
    });
    const { businessId } = world.scope;
    const run = await database().syncRun.create({
      data: { businessId, organisationId: organisation.id, requestedByName: "Fina", state: "FINISHED" },
    });
    const item = { runId: run.id, businessId, action: "CREATE", isLive: false } as const;
    await database().syncItem.createMany({
      data: [
        { ...item, transactionId: rows[0]!.id, position: 1, state: "FAILED", errorCode: "foundTwiceInLedger" },
        { ...item, transactionId: rows[1]!.id, position: 2, state: "RETURNED" },
      ],
    });
    await expect(undoImport(database(), world.scope, world.actor, importId)).rejects.toMatchObject({ code: "alreadySynced" });
    await database().syncItem.updateMany({ where: { runId: run.id, state: "FAILED" }, data: { errorCode: "dateLocked" } });
    const before = await readRun(database(), world.scope, run.id);
    expect(before).toMatchObject({ total: 2, failed: 1, returned: 1 });
    expect(await undoWhole(world, importId)).toBe(2);
    expect(await readRun(database(), world.scope, run.id)).toEqual(before);
    expect(await readRunOutcomes(database(), world.scope, run.id)).toMatchObject([
      { state: "FAILED", merchant: "Taxi", postedOn: "2026-11-03", amountMinor: -1400, error: { code: "dateLocked" }, isGone: true },
      { state: "RETURNED", error: null, isGone: true },
    ]);
    await expect(retryRun(database(), world.scope, world.actor, { runId: run.id })).rejects.toMatchObject({ code: "nothingToSend" });
  });

  it("can be undone until something of it was sent, and not while it runs", async () => {
    const importId = await upload(world, `${HEAD}2026-11-01,Taxi,12.00,Travel\n2026-11-02,Taxi,13.00,Travel\n`);
    await start(world, importId);
    await expect(undoImport(database(), world.scope, world.actor, importId)).rejects.toMatchObject({ code: "notFound" });
    while (await advanceImport(testEngine()));
    await expect(undoImport(database(), other.scope, other.actor, importId)).rejects.toMatchObject({ code: "notFound" });
    expect(await undoWhole(world, importId)).toBe(2);
    expect(await stored(importId)).toBe(0);
    await expect(undoImport(database(), world.scope, world.actor, importId)).rejects.toMatchObject({ code: "notFound" });

    const sent = await upload(world, `${HEAD}2026-11-03,Taxi,12.00,Travel\n`);
    await start(world, sent);
    while (await advanceImport(testEngine()));
    await database().transaction.updateMany({ where: { importId: sent }, data: { syncState: "SYNCED" } });
    await expect(undoImport(database(), world.scope, world.actor, sent)).rejects.toMatchObject({ code: "alreadySynced" });
  });
});
