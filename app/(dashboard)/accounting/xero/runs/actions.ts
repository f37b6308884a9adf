"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { cancelRun } from "@/lib/usecases/cancel-run";
import { retryRun } from "@/lib/usecases/retry-run";

const input = z.object({ runId: z.uuid() });

export const cancelRunAction = defineAction({
  role: "finance",
  input,
  run: async ({ scope, actor }, { runId }) => cancelRun(database(), scope, actor, { runId }),
});

export const retryRunAction = defineAction({
  role: "finance",
  input,
  run: async ({ scope, actor }, { runId }) => {
    const started = await retryRun(database(), scope, actor, { runId });
    revalidatePath("/accounting/xero/runs");
    return started;
  },
});
