import { syncRunBody } from "@/lib/core/api/api-schemas";
import { AppError } from "@/lib/core/app-error";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { startSync } from "@/lib/usecases/start-sync";

/** Starts a run, or refuses as a whole. */
export const POST = defineApiRoute({
  scope: "WRITE",
  from: "body",
  input: syncRunBody,
  run: async ({ scope, actor, input }) => {
    const { runId, blocked, alreadySynced } = await startSync(database(), scope, actor, { selection: input });
    if (runId === null) throw new AppError("nothingToSend", { blocked, alreadySynced });
    return { status: 202, body: { id: runId } };
  },
});

export const { GET, PUT, PATCH, DELETE } = onlyAllows("POST");
