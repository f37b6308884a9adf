import { z } from "zod";
import { database } from "@/lib/server/database";
import { defineApiRoute, onlyAllows } from "@/lib/server/define-api-route";
import { readRun } from "@/lib/usecases/read-run";

export const GET = defineApiRoute({
  scope: "READ",
  from: "nothing",
  input: z.object({}),
  run: async ({ scope, id }) => {
    const run = await readRun(database(), scope, id);
    const { state, total, synced, failed, unknown, receiptsTotal, receiptsSent, receiptsFailed, resumesAt } = run;
    return {
      status: 200,
      body: { id, state: state.toLowerCase(), total, synced, failed, unknown, receiptsTotal, receiptsSent, receiptsFailed, resumesAt },
    };
  },
});

export const { POST, PUT, PATCH, DELETE } = onlyAllows("GET");
