import { exportFileName } from "@/lib/core/export/export-file-name";
import { todayIn } from "@/lib/core/months";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { exportMapping } from "@/lib/usecases/mapping-files";

/** The mapping as a file that can be changed and imported again; its columns are named alike in every language. */
export const GET = defineRoute({
  role: "finance",
  run: async ({ scope, business }) => {
    const todayOn = todayIn(business.timeZone, new Date());
    const fileName = exportFileName({ title: "Account mapping", business: business.name, todayOn, format: "csv" });
    return new Response(await exportMapping(database(), scope), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
      },
    });
  },
});
