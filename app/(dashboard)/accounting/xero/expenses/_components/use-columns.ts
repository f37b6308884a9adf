"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import { FIRST_COLUMNS, fitColumns, withColumn, type ExpenseColumn, type ExpenseColumns } from "@/lib/core/expense-columns";
import { keepColumnsAction } from "../actions";
import type { ExpenseAddress } from "./use-expense-address";

const KEPT_AFTER_MS = 600;

/**
 * Which columns are shown and how wide. Columns that the address names (a saved view, a colleague's link) come before the member's own
 * choice; a change is always the member's own, is remembered for them, and takes them out of the address.
 */
export function useColumns(
  kept: ExpenseColumns,
  { columns: named, setColumns }: Pick<ExpenseAddress, "columns" | "setColumns">,
  hasTracking: boolean,
) {
  const t = useTranslations("expenses");
  const [own, setOwn] = useState(kept);
  const [room, setRoom] = useState(1000);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = named ?? own.shown;
  const keep = useCallback(
    (next: ExpenseColumns) => {
      setOwn(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        void keepColumnsAction({ expenseColumns: next }).then(
          (answer) => answer.ok || toast.error(t("columns.notKept")),
          () => toast.error(t("columns.notKept")),
        );
      }, KEPT_AFTER_MS);
    },
    [t],
  );
  return useMemo(() => {
    const possible = hasTracking ? shown : shown.filter((column) => column !== "tracking");
    return {
      shown,
      fitted: fitColumns(possible, own.widths, room),
      /** Called with the pixels that the list has for its columns. */
      setRoom,
      show: (column: ExpenseColumn, isShown: boolean) => {
        keep({ ...own, shown: withColumn(shown, column, isShown) });
        setColumns(null);
      },
      resize: (column: ExpenseColumn, width: number | null) => {
        const { [column]: _former, ...others } = own.widths;
        keep({ ...own, widths: width === null ? others : { ...others, [column]: width } });
      },
      reset: () => {
        keep({ shown: FIRST_COLUMNS, widths: {} });
        setColumns(null);
      },
    };
  }, [shown, own, room, hasTracking, keep, setColumns]);
}

export type Columns = ReturnType<typeof useColumns>;
