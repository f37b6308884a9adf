import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LedgerTransaction } from "@/lib/core/accounting-provider";
import { classifyRefusal } from "@/lib/core/sync/classify-refusal";
import { draftTransaction } from "@/lib/core/sync/ledger-draft";
import { planDeliveries } from "@/lib/core/sync/receipt-file";
import { judgeLookup, keyPhase } from "@/lib/core/sync/settle-unknown";
import { fitChunk, planSync } from "@/lib/core/sync/sync-plan";
import { CONTEXT, EXPENSE } from "./facts";

const draft = draftTransaction(EXPENSE, CONTEXT, { contactId: "contact", appUrl: null });
const there: LedgerTransaction = {
  ledgerTransactionId: "x",
  reference: draft.reference,
  direction: "spend",
  status: "AUTHORISED",
  isReconciled: false,
  bankAccountId: "bank",
  contactId: null,
  postedOn: null,
  totalMinor: 12_345,
  lineAmountTypes: null,
  lines: [],
};

describe("a look-up after a lost answer", () => {
  test.each([
    ["adopts what is there", [there], "adopt"],
    ["knows its bank account in capitals too", [{ ...there, bankAccountId: "BANK" }], "adopt"],
    ["adopts what names no bank account", [{ ...there, bankAccountId: "" }], "adopt"],
    ["does not count what was deleted", [{ ...there, status: "DELETED" }], "absent"],
    ["does not count what was voided", [{ ...there, status: "VOIDED" }], "absent"],
    ["does not adopt another amount", [{ ...there, totalMinor: 1 }], "differs"],
    ["does not adopt another bank account", [{ ...there, bankAccountId: "other" }], "differs"],
    ["stops at two", [there, { ...there, ledgerTransactionId: "y" }], "twice"],
    ["finds nothing under another reference", [{ ...there, reference: "EX-OTHER-1" }], "absent"],
  ] as const)("%s", (_title, found, verdict) => {
    expect(judgeLookup(draft, found).kind).toBe(verdict);
  });

  test("never calls a key alive near the end of its six minutes, nor over before the last request can have arrived", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (firstSentMsAgo, lastUnclearMsAgo) => {
        const phase = keyPhase({ firstSentMsAgo, lastUnclearMsAgo, minuteMs: 60_000, callDeadlineMs: 45_000 });
        if (phase === "alive") expect(firstSentMsAgo).toBeLessThan(360_000 - 45_000);
        if (phase === "over") expect(Math.min(firstSentMsAgo - 360_000, lastUnclearMsAgo)).toBeGreaterThanOrEqual(45_000);
      }),
    );
  });
});

test.each([
  ["The document date cannot be before the period lock date, currently set at 1 Jan", "dateLocked"],
  ["This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.", "reconciled"],
  ["Account code '999' is not a valid code for this document.", "accountArchived"],
  ["The TaxType code 'X' cannot be used with account code '400'.", "taxRateNotForAccount"],
  ["Something new", "rejectedByLedger"],
])("%s is handled as %s, and its words are kept", (words, code) => {
  expect(classifyRefusal([words])).toEqual({ code, detail: { words } });
});

test("receipts go under names of our own, unique in the transaction, ten at most", () => {
  const receipts = Array.from({ length: 12 }, (_, index) => ({
    receiptId: String(index),
    sendContentType: "application/pdf",
    problemCode: null,
  }));
  const planned = planDeliveries("EX-1", receipts, [{ fileName: "EX-1-1.pdf", needsPlace: true }]);
  expect(new Set(planned.map((each) => each.fileName)).size).toBe(12);
  expect(planned.filter((each) => each.errorCode === null)).toHaveLength(9);
  expect(planned[0]?.fileName).toBe("EX-1-2.pdf");
});

test("a press sorts the selection without losing or doubling an expense", () => {
  const states = ["PENDING", "QUEUED", "SYNCING", "SYNCED", "SET_ASIDE"] as const;
  fc.assert(
    fc.property(fc.array(fc.record({ syncState: fc.constantFrom(...states), blockers: fc.subarray(["dateLocked"]) })), (rows) => {
      const plan = planSync(rows.map((row, index) => ({ id: String(index), ...row })));
      expect(Object.values(plan).flat().sort()).toEqual(rows.map((_, index) => String(index)).sort());
    }),
  );
});

test("a chunk is made smaller until its bytes fit", () => {
  expect(fitChunk([1, 2, 3, 4, 5], 10, (part) => part.length * 4)).toEqual([1, 2]);
  expect(fitChunk([1], 1, () => 100)).toEqual([1]);
});
