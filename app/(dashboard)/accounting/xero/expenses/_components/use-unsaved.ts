"use client";

import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { expenseKeys } from "../queries";
import type { EditedField } from "./field-words";

/** Changes of one expense: how they show at once, and what each field held when the editor began. */
export type FieldEdit = { changes: ExpenseChanges; shown: Partial<ExpenseDetails>; over: Partial<Record<EditedField, string>> };

export function fieldsOf({ changes }: Pick<FieldEdit, "changes">): EditedField[] {
  return Object.keys(changes) as EditedField[];
}

export function withEdit(first: FieldEdit | null, next: FieldEdit): FieldEdit {
  if (first === null) return next;
  return {
    changes: { ...first.changes, ...next.changes },
    shown: { ...first.shown, ...next.shown },
    over: { ...next.over, ...first.over },
  };
}

/** Null where nothing is left. */
export function withoutFields(edit: FieldEdit | null, fields: readonly EditedField[]): FieldEdit | null {
  if (edit === null) return null;
  const changes = Object.fromEntries(Object.entries(edit.changes).filter(([field]) => !fields.some((each) => each === field)));
  return Object.keys(changes).length === 0 ? null : { ...edit, changes };
}

/** What could not be saved since the server was out of reach. It outlives the panel, and the page asks before it is left. */
export function useUnsaved(expenseId: string) {
  const client = useQueryClient();
  const queryKey = expenseKeys.unsaved(expenseId);
  const { data: edit = null } = useQuery<FieldEdit | null>({ queryKey, queryFn: skipToken, initialData: null, gcTime: Infinity });
  const isUnsaved = edit !== null;
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);
  const current = () => client.getQueryData<FieldEdit | null>(queryKey) ?? null;
  return {
    edit,
    current,
    keep: (more: FieldEdit) => client.setQueryData(queryKey, withEdit(current(), more)),
    forget: (fields: readonly EditedField[]) => client.setQueryData(queryKey, withoutFields(current(), fields)),
  };
}
