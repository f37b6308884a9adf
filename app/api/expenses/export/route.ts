import { getTranslations } from "next-intl/server";
import { expenseColumns } from "@/lib/core/export/expense-columns";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import { database } from "@/lib/server/database";
import { defineExport } from "@/lib/server/export/define-export";
import { problemTitles } from "@/lib/server/export/problem-titles";
import { eachExpense } from "@/lib/usecases/export-expenses";

/** Pending sync, Synced or what was set aside, narrowed and sorted as the address says. */
export const GET = defineExport({
  role: "finance",
  list: async ({ scope }, request) => {
    const [t, titleOf] = await Promise.all([getTranslations("exports"), problemTitles()]);
    const filter = parseExpenseFilter(request.nextUrl.searchParams);
    return {
      title: t(`titles.${filter.tab}`),
      range: filter,
      columns: expenseColumns(t, (code) => titleOf({ code }), filter.tab),
      pages: eachExpense(database(), scope, filter),
    };
  },
});
