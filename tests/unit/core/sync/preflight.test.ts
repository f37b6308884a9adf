import { describe, expect, test } from "vitest";
import { blocks, checkExpense } from "@/lib/core/sync/preflight";
import type { ExpenseFacts } from "@/lib/core/sync/expense-facts";
import type { LedgerContext } from "@/lib/core/sync/ledger-context";
import { CONTEXT, EXPENSE } from "./facts";

const bank = CONTEXT.accountById.get("bank")!;
const travel = CONTEXT.accountById.get("493")!;
const rate = CONTEXT.taxRateByType.get("INPUT")!;
const line = { description: null, categoryId: null, categoryName: null, coding: EXPENSE.coding };

const CASES: [string, Partial<ExpenseFacts>, Partial<LedgerContext>, string[]][] = [
  ["is fine when nothing is wrong", {}, {}, []],
  ["says that there is no connection, and nothing else", { amountMinor: 0 }, { isConnected: false }, ["notConnected"]],
  ["names an account that is not linked", {}, { bankAccountByAccountId: new Map() }, ["accountNotLinked"]],
  [
    "names an archived bank account",
    {},
    {
      accountById: new Map([
        ["493", travel],
        ["bank", { ...bank, status: "ARCHIVED" }],
      ]),
    },
    ["bankAccountArchived"],
  ],
  ["compares the currencies", { currency: "USD" }, {}, ["currencyDiffers"]],
  ["names a category that is not mapped", {}, { mappingByCategoryId: new Map() }, ["accountMissing"]],
  ["asks for a category where there is none", { categoryId: null, categoryName: null }, {}, ["categoryMissing"]],
  [
    "names an archived account",
    {},
    {
      accountById: new Map([
        ["493", { ...travel, status: "ARCHIVED" }],
        ["bank", bank],
      ]),
    },
    ["accountArchived"],
  ],
  [
    "names an account without payments",
    {},
    {
      accountById: new Map([
        ["493", { ...travel, takesPayments: false }],
        ["bank", bank],
      ]),
    },
    ["accountTakesNoPayments"],
  ],
  [
    "misses a tax rate",
    {},
    {
      accountById: new Map([
        ["493", { ...travel, taxType: null }],
        ["bank", bank],
      ]),
    },
    ["taxRateMissing"],
  ],
  [
    "knows which tax rates an account takes",
    {},
    { taxRateByType: new Map([["INPUT", { ...rate, appliesTo: ["REVENUE"] }]]) },
    ["taxRateNotForAccount"],
  ],
  ["names an archived tax rate", {}, { taxRateByType: new Map([["INPUT", { ...rate, status: "ARCHIVED" }]]) }, ["taxRateArchived"]],
  [
    "names an archived tracking option",
    { coding: { ...EXPENSE.coding, tracking: [{ trackingCategoryId: "t", trackingOptionId: "o" }] } },
    {},
    ["trackingArchived"],
  ],
  [
    "keeps out of the locked period, its last day included",
    {},
    { organisation: { periodLockOn: "2026-09-14", yearEndLockOn: null } },
    ["dateLocked"],
  ],
  [
    "lets a moved date out of a locked month",
    { accountingOn: "2026-10-01" },
    { organisation: { periodLockOn: "2026-09-30", yearEndLockOn: null } },
    [],
  ],
  ["keeps out of the closed year", {}, { organisation: { periodLockOn: null, yearEndLockOn: "2026-12-31" } }, ["dateLocked"]],
  ["refuses zero", { amountMinor: 0 }, {}, ["amountZero"]],
  ["refuses a split that does not add up", { lines: [{ ...line, amountMinor: -12_344 }] }, {}, ["splitDoesNotAddUp"]],
  [
    "takes a discount line inside a split",
    {
      lines: [
        { ...line, amountMinor: -13_345 },
        { ...line, amountMinor: 1_000 },
      ],
    },
    {},
    [],
  ],
  ["misses a contact where none may be created", {}, { policy: { ...CONTEXT.policy, contactPolicy: "MATCH_ONLY" } }, ["contactMissing"]],
  ["refuses a merchant without a usable name", { merchant: "<>" }, {}, ["contactNameInvalid"]],
  ["names an archived contact", { contactId: "c" }, {}, ["contactArchived"]],
];

describe("the check before sending", () => {
  test.each(CASES)("%s", (_title, expense, context, codes) => {
    expect(checkExpense({ ...EXPENSE, ...expense }, { ...CONTEXT, ...context }).map((found) => found.code)).toEqual(codes);
  });

  test("gives all reasons at once", () => {
    const found = checkExpense(
      { ...EXPENSE, amountMinor: 0, merchant: "<>", categoryId: null, categoryName: null },
      { ...CONTEXT, bankAccountByAccountId: new Map() },
    );
    expect(found.map((each) => each.code)).toEqual(["accountNotLinked", "amountZero", "contactNameInvalid", "categoryMissing"]);
  });

  test("warns of receipts that cannot go, without holding the expense back", () => {
    const receipts = ["receiptTooLarge", null, "tooManyReceipts"].map((problemCode, index) => ({ receiptId: String(index), problemCode }));
    const found = checkExpense({ ...EXPENSE, receipts }, CONTEXT);
    expect(found.map((each) => each.code)).toEqual(["receiptTooLarge", "tooManyReceipts"]);
    expect(found.filter(blocks)).toEqual([]);
  });
});
