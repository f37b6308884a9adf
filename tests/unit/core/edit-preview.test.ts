import { describe, expect, test } from "vitest";
import { isAlready, type StoredValues } from "@/lib/core/edit-batch";
import { previewEdit, withChanges } from "@/lib/core/edit-preview";
import { CONTEXT, EXPENSE } from "./sync/facts";

const other = { ...EXPENSE, expenseId: "2", coding: { ...EXPENSE.coding, ledgerAccountId: "gone" } };
const stored: StoredValues = {
  categoryId: "travel",
  ledgerAccountId: null,
  taxType: null,
  tracking: [{ trackingCategoryId: "t", trackingOptionId: "o" }],
  contactId: null,
  contactName: "Grab",
  accountingOn: null,
  lineDescription: null,
  notes: "",
  syncState: "PENDING",
  isUpdated: false,
  errorCode: null,
  errorDetail: null,
  errorAt: null,
};

describe("what an edit of many would do", () => {
  test("counts the moves from what to what, the commonest first, and those that become ready", () => {
    const changes = { ledgerAccountId: null, notes: "checked" };
    const pairs = [EXPENSE, { ...EXPENSE, expenseId: "3", notes: "checked" }, other].map((before) => ({
      before,
      after: withChanges(before, changes, null),
      syncState: "PENDING" as const,
    }));
    const preview = previewEdit(pairs, CONTEXT);
    expect(preview).toMatchObject({ count: 3, changed: 2, becomeReady: 1, becomeIncomplete: 0, stayIncomplete: 0 });
    expect(preview.fields.map(({ field }) => field)).toEqual(["ledgerAccountId", "taxType", "notes"]);
    expect(preview.fields.at(-1)?.moves).toEqual([{ from: "", to: "checked", count: 2 }]);
  });

  test("tells what follows from a change: without its category an expense loses its account and is incomplete", () => {
    const after = withChanges(EXPENSE, { categoryId: null }, null);
    const preview = previewEdit([{ before: EXPENSE, after, syncState: "PENDING" }], CONTEXT);
    expect(preview).toMatchObject({ changed: 1, becomeIncomplete: 1 });
    expect(preview.fields.map(({ field }) => field)).toEqual(["categoryId", "ledgerAccountId", "taxType"]);
  });

  test("counts those in the ledger apart, which do not become ready but carry Updated", () => {
    const after = withChanges(EXPENSE, { notes: "x" }, null);
    expect(previewEdit([{ before: EXPENSE, after, syncState: "SYNCED" }], CONTEXT)).toMatchObject({ inLedger: 1, becomeReady: 0 });
  });
});

describe("whether an expense is so already", () => {
  test("looks at what is stored, field by field, contacts by id or name", () => {
    expect(isAlready(stored, { contact: { contactName: "Grab" }, categoryId: "travel" })).toBe(true);
    expect(isAlready(stored, { contact: { contactId: "Grab" } })).toBe(false);
    expect(isAlready(stored, { contact: null })).toBe(false);
    expect(isAlready(stored, { tracking: [{ trackingCategoryId: "t", trackingOptionId: "o" }] })).toBe(true);
    expect(isAlready(stored, { tracking: [] })).toBe(false);
    expect(isAlready(stored, { accountingOn: "2026-10-01" })).toBe(false);
  });
});
