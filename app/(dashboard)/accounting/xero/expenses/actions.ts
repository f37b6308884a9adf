"use server";

import { z } from "zod";
import { expenseChangesSchema, splitLinesSchema } from "@/lib/core/expense-changes";
import { expenseSelectionSchema } from "@/lib/core/expense-selection-schema";
import { expenseColumnsSchema } from "@/lib/core/member-preferences";
import { viewQuery } from "@/lib/core/saved-view";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { changePreferences } from "@/lib/usecases/change-preferences";
import { changeView, removeView, saveView } from "@/lib/usecases/keep-views";
import { bringBack } from "@/lib/usecases/bring-back";
import { editExpense } from "@/lib/usecases/edit-expense";
import { editExpenses } from "@/lib/usecases/edit-expenses";
import { resolveSelection } from "@/lib/usecases/list-expenses";
import { markReviewed } from "@/lib/usecases/mark-reviewed";
import { previewEdit } from "@/lib/usecases/preview-edit";
import { retryReceipts } from "@/lib/usecases/retry-receipts";
import { setAside } from "@/lib/usecases/set-aside";
import { splitExpense } from "@/lib/usecases/split-expense";
import { startRemove } from "@/lib/usecases/start-remove";
import { startSync } from "@/lib/usecases/start-sync";
import { startUpdate } from "@/lib/usecases/start-update";
import { undoEdit } from "@/lib/usecases/undo-edit";

const ofSelection = z.object({ selection: expenseSelectionSchema });

export const startSyncAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    startSync(database(), scope, actor, { selection: { expenseIds: await resolveSelection(database(), scope, selection) } }),
});

export const setAsideAction = defineAction({
  role: "finance",
  input: ofSelection.extend({ reason: z.string().trim().max(500) }),
  run: async ({ scope, actor }, { selection, reason }) =>
    setAside(database(), scope, actor, {
      expenseIds: await resolveSelection(database(), scope, selection),
      reason: reason === "" ? null : reason,
    }),
});

export const bringBackAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    bringBack(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const markReviewedAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    markReviewed(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const editExpenseAction = defineAction({
  role: "finance",
  input: z.object({ expenseId: z.uuid(), version: z.int().nullable(), changes: expenseChangesSchema }),
  run: ({ scope, actor }, edit) => editExpense(database(), scope, actor, edit),
});

export const editExpensesAction = defineAction({
  role: "finance",
  input: ofSelection.extend({ changes: expenseChangesSchema }),
  run: async ({ scope, actor }, { selection, changes }) =>
    editExpenses(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection), changes }),
});

export const previewEditAction = defineAction({
  role: "finance",
  input: ofSelection.extend({ changes: expenseChangesSchema }),
  run: async ({ scope }, { selection, changes }) =>
    previewEdit(database(), scope, { expenseIds: await resolveSelection(database(), scope, selection), changes }),
});

export const undoEditAction = defineAction({
  role: "finance",
  input: z.object({ batchId: z.uuid() }),
  run: ({ scope, actor }, undo) => undoEdit(database(), scope, actor, undo),
});

export const splitExpenseAction = defineAction({
  role: "finance",
  input: z.object({ expenseId: z.uuid(), version: z.int(), lines: splitLinesSchema }),
  run: ({ scope, actor }, split) => splitExpense(database(), scope, actor, split),
});

export const startUpdateAction = defineAction({
  role: "finance",
  input: ofSelection.extend({ overwrites: z.boolean() }),
  run: async ({ scope, actor }, { selection, overwrites }) =>
    startUpdate(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection), overwrites }),
});

export const startRemoveAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    startRemove(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const retryReceiptsAction = defineAction({
  role: "finance",
  input: ofSelection,
  run: async ({ scope, actor }, { selection }) =>
    retryReceipts(database(), scope, actor, { expenseIds: await resolveSelection(database(), scope, selection) }),
});

export const keepColumnsAction = defineAction({
  role: "finance",
  input: z.object({ expenseColumns: expenseColumnsSchema }),
  run: async ({ user }, { expenseColumns }) => changePreferences(database(), user.id, { expenseColumns }),
});

const view = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(2000).transform(viewQuery),
  isShared: z.boolean(),
});

export const saveViewAction = defineAction({
  role: "finance",
  input: view,
  run: ({ scope, user }, input) => saveView(database(), { scope, userId: user.id }, input),
});

export const changeViewAction = defineAction({
  role: "finance",
  input: z.object({ viewId: z.uuid(), changes: view.partial() }),
  run: async ({ scope, user }, { viewId, changes }) => changeView(database(), { scope, userId: user.id }, viewId, changes),
});

export const removeViewAction = defineAction({
  role: "finance",
  input: z.object({ viewId: z.uuid() }),
  run: async ({ scope, user }, { viewId }) => removeView(database(), { scope, userId: user.id }, viewId),
});
