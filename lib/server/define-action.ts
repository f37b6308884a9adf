import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import type { ActionResult } from "@/lib/core/action-result";
import { hasClearance, type Clearance } from "@/lib/core/role";
import type { MemberSession } from "./member-session";
import { invalidInput, toRefusal } from "./refusal";
import { findMember } from "./session-gate";

type ActionDefinition<Schema extends z.ZodType, Result extends object> = {
  role: Clearance;
  input: Schema;
  run: (session: MemberSession, input: z.output<Schema>) => Promise<Result | undefined> | Promise<void>;
};

/** A server action: who is it, may they, is the input valid, call one function. Next itself refuses calls from another origin. */
export function defineAction<Schema extends z.ZodType, Result extends object = object>({
  role,
  input,
  run,
}: ActionDefinition<Schema, Result>) {
  return async (raw: unknown): Promise<ActionResult<Result>> => {
    try {
      const session = await findMember();
      if (!session) throw new AppError("notSignedIn");
      if (!hasClearance(session.role, role)) throw new AppError("notAllowed");
      const parsed = input.safeParse(raw);
      if (!parsed.success) return invalidInput(parsed.error);
      const result = await run(session, parsed.data);
      return { ok: true, ...(result ?? {}) } as ActionResult<Result>;
    } catch (error) {
      unstable_rethrow(error);
      return toRefusal(error, "action");
    }
  };
}
