"use server";

import { z } from "zod";
import { API_KEY_SCOPES } from "@/lib/core/api-key";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { createApiKey } from "@/lib/usecases/create-api-key";
import { revokeApiKey } from "@/lib/usecases/revoke-api-key";

export const createApiKeyAction = defineAction({
  role: "admin",
  input: z.object({ name: z.string().trim().min(1).max(120), scope: z.enum(API_KEY_SCOPES) }),
  run: async ({ scope, user }, wanted) => createApiKey(database(), scope, { userId: user.id, name: user.name }, wanted),
});

export const revokeApiKeyAction = defineAction({
  role: "admin",
  input: z.object({ apiKeyId: z.uuid() }),
  run: async ({ scope, actor }, { apiKeyId }) => revokeApiKey(database(), scope, actor, apiKeyId),
});
