"use server";

import { z } from "zod";
import { accountingIdentity } from "@/lib/server/accounting";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { checkOwnAccess } from "@/lib/usecases/check-access";

/** Asks Xero whether the connection stands: one call. */
export const checkAccessAction = defineAction({
  role: "finance",
  input: z.object({}),
  run: async ({ scope }) => ({ access: await checkOwnAccess(database(), accountingIdentity(), scope) }),
});
