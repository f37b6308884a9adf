import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { statementCsv } from "@/lib/core/statement/statement-csv";
import { statementOfx } from "@/lib/core/statement/statement-ofx";
import { statementFileName, summarise } from "@/lib/core/statement/statement-summary";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { readStatement } from "@/lib/usecases/read-statement";

const asked = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  format: z.enum(["csv", "ofx"]).optional(),
  part: z.coerce.number().int().min(1).default(1),
});

/** An account's statement for a period: what it comes to, or with `format` and `part` one file of it. */
export const GET = defineRoute<{ id: string }>({
  role: "finance",
  run: async ({ scope, business }, request, { id }) => {
    const query = asked.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!z.uuid().safeParse(id).success) throw new AppError("notFound");
    if (!query.success) throw new AppError("invalidInput");
    const { from, to, format, part: number } = query.data;
    const period = { accountId: id, fromOn: from, toOn: to, countryCode: business.countryCode };
    const { account, countryCode, parts } = await readStatement(database(), scope, period);
    if (!format) return Response.json(summarise(account.currency, parts), { headers: { "cache-control": "no-store" } });
    const part = parts[number - 1];
    if (!part) throw new AppError("notFound");
    const text =
      format === "csv"
        ? statementCsv(part, { currency: account.currency, countryCode })
        : statementOfx(part, { account, timeZone: business.timeZone, now: new Date() });
    const fileName = statementFileName(account.name, { fromOn: from, toOn: to, partCount: parts.length }, { number, format });
    return new Response(text, {
      headers: {
        "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/x-ofx; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
