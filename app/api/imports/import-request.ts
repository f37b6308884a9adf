import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { importLayoutSchema, type ImportLayout } from "@/lib/core/import/import-layout";
import { readUpload } from "@/lib/server/read-upload";
import { IMPORT_MAX_BYTES } from "@/lib/server/upload-limits";

const fieldsSchema = z.object({
  accountId: z.uuid(),
  layout: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "not JSON" });
        return z.NEVER;
      }
    })
    .pipe(importLayoutSchema)
    .nullable(),
});

export type ImportRequest = { accountId: string; fileName: string; bytes: Buffer; layout: ImportLayout | null };

/** A multipart body with `file`, `accountId` and, once somebody has looked at the columns, `layout` as JSON. */
export async function readImportRequest(request: Request): Promise<ImportRequest> {
  const { fileName, bytes, fields } = await readUpload(request, IMPORT_MAX_BYTES);
  const parsed = fieldsSchema.safeParse({ accountId: fields.get("accountId"), layout: fields.get("layout") });
  if (!parsed.success) throw new AppError("invalidInput", { field: "layout" });
  return { ...parsed.data, fileName, bytes };
}
