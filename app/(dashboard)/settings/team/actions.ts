"use server";

import { z } from "zod";
import { ROLES } from "@/lib/core/role";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { addMember } from "@/lib/usecases/add-member";
import { changeRole } from "@/lib/usecases/change-role";
import { removeMember } from "@/lib/usecases/remove-member";

export const addMemberAction = defineAction({
  role: "admin",
  input: z.object({ name: z.string().trim().min(1).max(120), email: z.email().max(320), role: z.enum(ROLES) }),
  run: async ({ scope, actor }, person) => addMember(database(), scope, actor, person),
});

export const changeRoleAction = defineAction({
  role: "admin",
  input: z.object({ memberId: z.uuid(), role: z.enum(ROLES) }),
  run: async ({ scope, actor }, change) => changeRole(database(), scope, actor, change),
});

export const removeMemberAction = defineAction({
  role: "admin",
  input: z.object({ memberId: z.uuid() }),
  run: async ({ scope, actor }, { memberId }) => removeMember(database(), scope, actor, memberId),
});
