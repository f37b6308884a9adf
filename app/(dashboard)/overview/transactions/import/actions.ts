"use server";

import { z } from "zod";
import { importChoicesSchema } from "@/lib/core/import/import-layout";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { cancelImport } from "@/lib/usecases/imports/cancel-import";
import { startImport } from "@/lib/usecases/imports/start-import";
import { undoImport } from "@/lib/usecases/imports/undo-import";

const oneSchema = z.object({ importId: z.uuid() });

export const startImportAction = defineAction({
  role: "finance",
  input: importChoicesSchema.extend({ importId: z.uuid() }),
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
