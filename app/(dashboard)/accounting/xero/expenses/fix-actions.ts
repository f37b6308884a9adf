"use server";

import { z } from "zod";
import { expenseChangesSchema } from "@/lib/core/expense-changes";
import { expenseSelectionSchema } from "@/lib/core/expense-selection-schema";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { acknowledgeReceipts } from "@/lib/usecases/acknowledge-receipts";
import { editExpenses } from "@/lib/usecases/edit-expenses";
import { evenOutSplits } from "@/lib/usecases/even-out-splits";
import { fixCoding, readCodingFix } from "@/lib/usecases/fix-coding";
import { resolveSelection } from "@/lib/usecases/list-expenses";
import { listReceiptsToFix } from "@/lib/usecases/list-receipts-to-fix";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { startUpdate } from "@/lib/usecases/start-update";

const ofSelection = z.object({ selection: expenseSelectionSchema });
const ofCause = ofSelection.extend({
  code: z.string().refine(isSyncErrorCode),
  field: z.enum(["ledgerAccountId", "taxType", "tracking"]),
});
const id = z.string().min(1).max(100);
const fixSchema = z.union([
  z.object({ ledgerAccountId: id }),
  z.object({ taxType: id }),
  z.object({ tracking: z.array(z.object({ trackingCategoryId: id, trackingOptionId: id })).max(2) }),
]);

export const readCodingFixAction = defineAction({
  role: "finance",
  input: ofCause,
  run: async ({ scope }, { selection, ...cause }) =>
    readCodingFix(database(), scope, { ...cause, expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const fixCodingAction = defineAction({
  role: "finance",
  input: ofCause.extend({ fix: fixSchema }),
  run: async ({ scope, actor }, { selection, ...cause }) =>
    fixCoding(database(), scope, actor, { ...cause, expenseIds: await resolveSelection(database(), scope, selection) }),
});

/** Resolved once: what is changed may not match the cause's filter any more, and is still what has to be sent. */
export const changeInLedgerAction = defineAction({
  role: "finance",
  input: ofSelection.extend({ changes: expenseChangesSchema }),
  run: async ({ scope, actor }, { selection, changes }) => {
    const expenseIds = await resolveSelection(database(), scope, selection);
    const edited = await editExpenses(database(), scope, actor, { expenseIds, changes });
    await startUpdate(database(), scope, actor, { expenseIds });
    return edited;
  },
});

export const evenOutSplitsAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    evenOutSplits(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const acknowledgeReceiptsAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    acknowledgeReceipts(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const listReceiptsToFixAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope }, { selection }) =>
    listReceiptsToFix(database(), scope, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

/** What the dialog that ties an account to its bank account in the ledger needs. */
export const readLinkChoicesAction = defineAction({
  role: "finance",
  input: z.object({ accountId: z.uuid() }),
  run: async ({ scope, business }, { accountId }) => {
    const home = await readAccountingHome(database(), scope, { ...business, now: new Date() });
    const account = home.accounts.find((each) => each.accountId === accountId) ?? null;
    return { account, todayOn: home.todayOn, defaultStartOn: home.defaultStartOn };
  },
});
