import { makeZip } from "client-zip";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { expenseSelectionSchema, transactionFilterSchema } from "@/lib/core/expense-selection-schema";
import { onlyCardsOf } from "@/lib/core/may-see-transaction";
import { hasClearance } from "@/lib/core/role";
import { database } from "@/lib/server/database";
import { defineRoute } from "@/lib/server/define-route";
import { findReceiptsToZip, zipEntries } from "@/lib/usecases/receipts/zip-receipts";

const wish = z.union([z.object({ selection: expenseSelectionSchema }), z.object({ filter: transactionFilterSchema })]);

const HEADS = ["file", "date", "merchant", "amount", "currency", "reference", "original", "size"] as const;

function readWish(text: FormDataEntryValue | null): z.infer<typeof wish> {
  try {
    return wish.parse(JSON.parse(typeof text === "string" ? text : ""));
  } catch {
    throw new AppError("invalidInput", { field: "wish" });
  }
}

/** The receipts of selected expenses, or of the transactions that a filter shows, as one zip file. With `check` in the form: whether there is something to give. */
export const POST = defineRoute({
  role: "member",
  run: async ({ scope, role, user }, request) => {
    const form = await request.formData();
    const asked = readWish(form.get("wish"));
    if ("selection" in asked && !hasClearance(role, "finance")) throw new AppError("notAllowed");
    const receipts = await findReceiptsToZip(database(), { scope, onlyCardsOf: onlyCardsOf({ role, userId: user.id }) }, asked);
    if (form.has("check")) return Response.json({ ok: true, count: receipts.length });
    const t = await getTranslations("receipts.zip");
    const words = { fileName: t("index"), heads: HEADS.map((head) => t(`heads.${head}`)), missing: t("missing") };
    // The stream asks for the next file when the last one is through: memory holds a piece of one file.
    const zip = makeZip(zipEntries(receipts, words));
    return new Response(zip, {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${t("name")}.zip"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
