import { getTranslations } from "next-intl/server";
import { transactionColumns } from "@/lib/core/export/transaction-columns";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { hasClearance } from "@/lib/core/role";
import { parseTransactionFilter } from "@/lib/core/transaction-filter";
import { database } from "@/lib/server/database";
import { defineExport } from "@/lib/server/export/define-export";
import { eachTransaction } from "@/lib/usecases/list-transactions";

/** All movements, as the list is narrowed now. */
export const GET = defineExport({
  role: "member",
  list: async ({ scope, role, user }, request) => {
    const t = await getTranslations("exports");
    const filter = parseTransactionFilter(request.nextUrl.searchParams);
    return {
      title: t("titles.transactions"),
      range: filter,
      columns: transactionColumns(t, { withState: hasClearance(role, "finance") }),
      pages: eachTransaction(database(), { scope, filter, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) }),
    };
  },
});
