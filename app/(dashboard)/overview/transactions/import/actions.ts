"use server";

import { z } from "zod";
import { importLayoutSchema } from "@/lib/core/import/import-layout";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { cancelImport } from "@/lib/usecases/imports/cancel-import";
import { previewImport } from "@/lib/usecases/imports/preview-import";
import { startImport } from "@/lib/usecases/imports/start-import";
import { undoImport } from "@/lib/usecases/undo-import";

const askedSchema = z.object({
  importId: z.uuid(),
  accountId: z.uuid().nullable(),
  sheetIndex: z.int().min(0).max(2000).nullable(),
  layout: importLayoutSchema.nullable(),
});
const oneSchema = z.object({ importId: z.uuid() });

export const previewImportAction = defineAction({
  role: "finance",
  input: askedSchema,
  run: async ({ scope }, asked) => ({ preview: await previewImport(database(), scope, asked) }),
});

export const startImportAction = defineAction({
  role: "finance",
  input: askedSchema,
  run: ({ scope }, asked) => startImport(database(), scope, asked),
});

export const cancelImportAction = defineAction({
  role: "finance",
  input: oneSchema,
  run: ({ scope, actor }, { importId }) => cancelImport(database(), scope, actor, importId),
});

export const undoImportAction = defineAction({
  role: "finance",
  input: oneSchema,
  run: async ({ scope, actor }, { importId }) => undoImport(database(), scope, actor, importId),
});
