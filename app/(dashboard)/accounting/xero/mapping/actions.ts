"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { database } from "@/lib/server/database";
import { mappingChangeSchema } from "@/lib/core/mapping-change";
import { syncDefaultsSchema } from "@/lib/core/sync-defaults";
import { defineAction } from "@/lib/server/define-action";
import { rememberMappingSkipped } from "@/lib/server/mapping-skip";
import { requireFinance } from "@/lib/server/session-gate";
import { previewMapping } from "@/lib/usecases/preview-mapping";
import { searchContacts } from "@/lib/usecases/read-reference-data";
import { saveMapping } from "@/lib/usecases/save-mapping";
import { saveSyncDefaults } from "@/lib/usecases/save-sync-defaults";

export const saveMappingAction = defineAction({
  role: "finance",
  input: z.object({ changes: z.array(mappingChangeSchema).min(1).max(2000) }),
  run: async ({ scope, actor }, { changes }) => {
    // What it does, looked at before it is done: afterwards there is nothing left to compare with.
    const { total: effect } = await previewMapping(database(), scope, changes);
    return { saved: await saveMapping(database(), scope, actor, changes), effect };
  },
});

export const saveSyncDefaultsAction = defineAction({
  role: "finance",
  input: syncDefaultsSchema,
  run: async ({ scope, actor }, defaults) => saveSyncDefaults(database(), scope, actor, defaults),
});

export const searchContactsAction = defineAction({
  role: "finance",
  input: z.object({ text: z.string().max(200) }),
  run: async ({ scope }, { text }) => ({ contacts: await searchContacts(database(), scope, { text, limit: 20 }) }),
});

/** A plain form posts it, so that it works before the page has come to life. */
export async function skipMappingAction(): Promise<void> {
  const { business } = await requireFinance();
  await rememberMappingSkipped(business.id);
  redirect("/accounting/xero/expenses?tab=pending");
}
