import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase, type Database } from "@/lib/adapters/db/client";
import { statementCsv } from "@/lib/core/statement/statement-csv";
import { addTransactions } from "@/lib/usecases/add-transactions";
import { readStatement } from "@/lib/usecases/read-statement";
import { makeDesk, type Desk } from "../../support/connected-business";
import { importFile, undoWhole, useOwnStorage } from "../../support/import-world";

useOwnStorage();

let db: Database;
let desk: Desk;

beforeAll(async () => {
  db = openDatabase(process.env.DATABASE_URL ?? "");
  desk = await makeDesk(db, { countryCode: "HK" });
});
afterAll(() => db.$disconnect());

const makeAccount = async () =>
  (
    await db.account.create({
      data: {
        businessId: desk.scope.businessId,
        name: crypto.randomUUID(),
        kind: "DEBIT",
        currency: "SGD",
        accountNumber: "1",
        openingBalanceMinor: 10_000,
      },
    })
  ).id;
const add = (accountId: string, rows: { on: string; amountMinor: number }[]) =>
  addTransactions(db, desk.scope, {
    onDifference: "keep",
    transactions: rows.map(({ on, amountMinor }, index) => ({
      externalId: `${on}-${index}`,
      accountId,
      postedOn: on,
      amountMinor,
      currency: "SGD",
      merchant: `Shop ${index}`,
    })),
  });
const statement = (accountId: string, fromOn: string, toOn: string, who: Desk = desk) =>
  readStatement(db, who.scope, { accountId, fromOn, toOn, countryCode: "HK" });

test("a business without any connection, in Hong Kong too, gets the statement of a period with the balances around it", async () => {
  const accountId = await makeAccount();
  await add(accountId, [
    { on: "2026-09-30", amountMinor: -500 },
    { on: "2026-10-01", amountMinor: -1_000 },
    { on: "2026-10-31", amountMinor: 250 },
    { on: "2026-11-01", amountMinor: -9_999 },
  ]);
  const { parts, countryCode } = await statement(accountId, "2026-10-01", "2026-10-31");
  expect(countryCode).toBe("HK");
  expect(parts).toMatchObject([{ openingMinor: 9_500, closingMinor: 8_750, lines: [{ amountMinor: -1_000 }, { amountMinor: 250 }] }]);
});

test("more than a thousand lines come as several files that follow on from each other", async () => {
  const accountId = await makeAccount();
  await add(
    accountId,
    Array.from({ length: 1_000 }, (_, index) => ({ on: "2026-10-05", amountMinor: index + 1 })),
  );
  await add(accountId, [{ on: "2026-10-06", amountMinor: -1 }]);
  const { parts } = await statement(accountId, "2026-10-01", "2026-10-31");
  expect(parts.map(({ lines, fromOn, toOn }) => [lines.length, fromOn, toOn])).toEqual([
    [1_000, "2026-10-01", "2026-10-05"],
    [1, "2026-10-06", "2026-10-31"],
  ]);
  expect(parts[1]?.openingMinor).toBe(parts[0]?.closingMinor);
  expect(statementCsv(parts[0]!, { currency: "SGD", countryCode: "SG" }).split("\r\n")).toHaveLength(1_002);
});

test("a file that is imported, taken back and imported again gives its lines the ids they had before", async () => {
  const accountId = await makeAccount();
  const text = "Date,Description,Amount,Balance\n2026-10-05,Kopi,-4.50,95.50\n2026-10-05,Kopi,-4.50,91.00\n";
  const bring = () => importFile({ ...desk, accountId }, text);
  const ids = async () => (await statement(accountId, "2026-10-01", "2026-10-31")).parts[0]!.lines.map(({ lineId }) => lineId);
  const { id: importId } = await bring();
  const before = await ids();
  expect(new Set(before).size).toBe(2);
  await undoWhole(desk, importId);
  expect(await ids()).toEqual([]);
  await bring();
  expect((await ids()).sort()).toEqual(before.sort());
});

test("nobody gets the statement of another business's account, nor of days the wrong way round", async () => {
  const accountId = await makeAccount();
  const stranger = await makeDesk(db);
  await expect(statement(accountId, "2026-10-01", "2026-10-31", stranger)).rejects.toThrow("notFound");
  await expect(statement(accountId, "2026-10-31", "2026-10-01")).rejects.toThrow("invalidInput");
});
