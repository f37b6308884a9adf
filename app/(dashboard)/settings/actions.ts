"use server";

import { z } from "zod";
import { SHORTEST_PASSWORD } from "@/lib/core/shortest-password";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { changePassword } from "@/lib/usecases/change-password";
import { endOtherSessions, endSession } from "@/lib/usecases/end-session";

export const changePasswordAction = defineAction({
  role: "member",
  input: z.object({ current: z.string().min(1).max(1000), next: z.string().min(SHORTEST_PASSWORD).max(1000) }),
  run: async ({ user, sessionId }, { current, next }) => ({
    isChanged: await changePassword(database(), { userId: user.id, email: user.email, sessionId, current, next, now: new Date() }),
  }),
});

export const endSessionAction = defineAction({
  role: "member",
  input: z.object({ sessionId: z.uuid() }),
  run: async ({ user }, { sessionId }) => endSession(database(), { sessionId, userId: user.id }),
});

export const endOtherSessionsAction = defineAction({
  role: "member",
  input: z.object({}),
  run: async ({ user, sessionId }) => endOtherSessions(database(), { sessionId, userId: user.id }),
});
