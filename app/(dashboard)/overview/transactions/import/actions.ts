"use server";

import { z } from "zod";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { undoImport } from "@/lib/usecases/undo-import";

export const undoImportAction = defineAction({
  role: "finance",
  input: z.object({ importId: z.uuid() }),
  run: async ({ scope, actor }, { importId }) => undoImport(database(), scope, actor, importId),
});
