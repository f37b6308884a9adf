import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { outcomeColumns } from "@/lib/core/export/run-columns";
import type { RunOutcome } from "@/lib/core/run-outcomes";
import { database } from "@/lib/server/database";
import { defineExport, onePage } from "@/lib/server/export/define-export";
import { problemTitles } from "@/lib/server/export/problem-titles";
import { readRunOutcomes } from "@/lib/usecases/read-run-outcomes";

/** What came of each expense of a run. A run has at most a thousand of them, which are read before anything is answered. */
export const GET = defineExport<RunOutcome, { id: string }>({
  role: "finance",
  list: async ({ scope }, _request, { id }) => {
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    const outcomes = await readRunOutcomes(database(), scope, id);
    const [t, titleOf] = await Promise.all([getTranslations("exports"), problemTitles()]);
    return {
      title: `${t("titles.run")} ${id.slice(0, 8)}`,
      columns: outcomeColumns(t, titleOf),
      pages: onePage(Promise.resolve(outcomes)),
    };
  },
});
