"use server";

import { z } from "zod";
import { SHORTEST_PASSWORD } from "@/lib/core/shortest-password";
import { database } from "@/lib/server/database";
import { defineNewcomerAction } from "@/lib/server/define-action";
import { choosePassword } from "@/lib/usecases/choose-password";

export const choosePasswordAction = defineNewcomerAction({
  input: z.object({ next: z.string().min(SHORTEST_PASSWORD).max(1000) }),
  run: async ({ userId, sessionId }, { next }) => ({ isChosen: await choosePassword(database(), { userId, sessionId, next }) }),
});
