import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumMinor } from "@/lib/core/money";
import { draftTransaction, expenseUrl } from "@/lib/core/sync/ledger-draft";
import { snapshotDifference, updateFor } from "@/lib/core/sync/snapshot-difference";
import { asGiven, CONTEXT, EXPENSE } from "./facts";

const given = { contactId: "contact", appUrl: "https://books.example" };

describe("what the ledger is given", () => {
  test("is a spending with a positive total, and a refund is a receiving", () => {
    expect(draftTransaction(EXPENSE, CONTEXT, given)).toMatchObject({
      direction: "spend",
      bankAccountId: "bank",
      lines: [{ amountMinor: 12_345, accountCode: "493", taxType: "INPUT" }],
    });
    expect(draftTransaction({ ...EXPENSE, amountMinor: 500 }, CONTEXT, given)).toMatchObject({
      direction: "receive",
      lines: [{ amountMinor: 500 }],
    });
  });

  test("tells the foreign amount in the description", () => {
    const draft = draftTransaction({ ...EXPENSE, originalAmountMinor: -9_900, originalCurrency: "USD" }, CONTEXT, given);
    expect(draft.lines[0]?.description).toBe("Grab USD 99.00");
  });

  test("carries the accounting date where one was chosen, and its words keep the day on which the money moved, once", () => {
    const moved = { ...EXPENSE, accountingOn: "2026-10-01" };
    const draft = draftTransaction(moved, CONTEXT, given);
    expect(draft).toMatchObject({ postedOn: "2026-10-01", lines: [{ description: "Grab (2026-09-14)" }] });
    const own = draftTransaction({ ...moved, lineDescription: "Taxi of 2026-09-14" }, CONTEXT, given);
    expect(own.lines[0]?.description).toBe("Taxi of 2026-09-14");
    const long = draftTransaction({ ...moved, lineDescription: "x".repeat(4000) }, CONTEXT, given);
    expect(long.lines[0]?.description).toHaveLength(4000);
    expect(long.lines[0]?.description.endsWith(" (2026-09-14)")).toBe(true);
    const same = draftTransaction({ ...EXPENSE, accountingOn: EXPENSE.postedOn }, CONTEXT, given);
    expect(same.lines[0]?.description).toBe("Grab");
  });

  test("moved to another day after the sync, is updated by its date and by the words that keep the own one", () => {
    const before = draftTransaction(EXPENSE, CONTEXT, given);
    const after = draftTransaction({ ...EXPENSE, accountingOn: "2026-10-01" }, CONTEXT, given);
    const snapshot = { draft: before, receiptIds: [] };
    expect(snapshotDifference(snapshot, { draft: after, receiptIds: [] }).map(({ field }) => field)).toEqual(["date", "description"]);
    expect(updateFor(asGiven(snapshot.draft), snapshot, after)).toMatchObject({
      postedOn: "2026-10-01",
      lines: [{ description: "Grab (2026-09-14)" }],
    });
  });

  test.each([
    ["https://books.example", "https://books.example/e/1"],
    ["http://books.example", null],
    ["https://localhost:3000", null],
    ["https://xero.books.example", null],
    [null, null],
  ])("has the address %s → %s", (appUrl, url) => {
    expect(expenseUrl(appUrl, "1")).toBe(url);
  });

  test("always adds up to the expense, however it is split", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 12 }), (amounts) => {
        const lines = amounts.map((amountMinor) => ({
          amountMinor,
          description: null,
          categoryId: null,
          categoryName: null,
          coding: EXPENSE.coding,
        }));
        const amountMinor = sumMinor(amounts);
        fc.pre(amountMinor !== 0);
        const draft = draftTransaction({ ...EXPENSE, amountMinor, lines }, CONTEXT, given);
        expect(sumMinor(draft.lines.map((line) => line.amountMinor))).toBe(Math.abs(amountMinor));
      }),
    );
  });
});

describe("the difference to what the ledger was given", () => {
  const draft = draftTransaction(EXPENSE, CONTEXT, given);
  const snapshot = { draft: { ...draft, lines: draft.lines.map((line) => ({ ...line, lineId: "L1" })) }, receiptIds: ["a"] };

  test("is nothing when nothing changed, so that nothing is sent", () => {
    expect(snapshotDifference(snapshot, { draft, receiptIds: ["a"] })).toEqual([]);
    expect(updateFor(asGiven(snapshot.draft), snapshot, draft)).toBeNull();
  });

  test("is told field by field, receipts included", () => {
    const now = { ...draft, contactId: "other", lines: [{ ...draft.lines[0]!, description: "Taxi" }] };
    expect(snapshotDifference(snapshot, { draft: now, receiptIds: ["b"] }).map((each) => each.field)).toEqual([
      "contact",
      "description",
      "receiptAdded",
      "receiptRemoved",
    ]);
  });

  test("is sent alone: a contact without lines, a line with its id", () => {
    expect(updateFor(asGiven(snapshot.draft), snapshot, { ...draft, contactId: "other" })).not.toHaveProperty("lines");
    const update = updateFor(asGiven(snapshot.draft), snapshot, { ...draft, lines: [{ ...draft.lines[0]!, description: "Taxi" }] });
    expect(update).not.toHaveProperty("contactId");
    expect(update?.lines).toMatchObject([{ lineId: "L1", description: "Taxi" }]);
  });

  test("never names a line that somebody took out there, which the ledger would refuse", () => {
    const there = { ...asGiven(snapshot.draft), lines: [{ ...asGiven(snapshot.draft).lines[0]!, lineId: "theirs" }] };
    const update = updateFor(there, snapshot, { ...draft, lines: [{ ...draft.lines[0]!, description: "Taxi" }] });
    expect(update?.lines?.map((line) => line.lineId)).toEqual([undefined]);
  });
});
