"use server";

import { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { DENSITIES, THEMES } from "@/lib/core/member-choices";
import { LOCALES } from "@/lib/i18n/locale";
import { database } from "@/lib/server/database";
import { defineAction } from "@/lib/server/define-action";
import { changePreferences } from "@/lib/usecases/change-preferences";
import { switchBusiness } from "@/lib/usecases/switch-business";

export const changePreferencesAction = defineAction({
  role: "member",
  input: z.object({ theme: z.enum(THEMES).optional(), density: z.enum(DENSITIES).optional(), locale: z.enum(LOCALES).optional() }),
  run: async ({ user }, changes) => changePreferences(database(), user.id, changes),
});

export const switchBusinessAction = defineAction({
  role: "member",
  input: z.object({ businessId: z.uuid() }),
  run: async ({ sessionId, user }, { businessId }) => {
    if (!(await switchBusiness(database(), { sessionId, userId: user.id, businessId }))) throw new AppError("notFound");
  },
});
