import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import type { ActionResult } from "@/lib/core/action-result";
import { hasClearance, type Clearance } from "@/lib/core/role";
import type { MemberSession, Newcomer } from "./member-session";
import { invalidInput, toRefusal } from "./refusal";
import { findMember, findNewcomer } from "./session-gate";

type Gated<Who, Schema extends z.ZodType, Result extends object> = {
  who: () => Promise<Who>;
  input: Schema;
  run: (who: Who, input: z.output<Schema>) => Promise<Result | undefined> | Promise<void>;
};
type ActionDefinition<Schema extends z.ZodType, Result extends object> = Omit<Gated<MemberSession, Schema, Result>, "who"> & {
  role: Clearance;
};

/** A server action: who is it, may they, is the input valid, call one function. Next itself refuses calls from another origin. */
export function defineAction<Schema extends z.ZodType, Result extends object = object>({
  role,
  input,
  run,
}: ActionDefinition<Schema, Result>) {
  return gated<MemberSession, Schema, Result>({
    who: async () => {
      const session = await findMember();
      if (!session) throw new AppError("notSignedIn");
      if (!hasClearance(session.role, role)) throw new AppError("notAllowed");
      return session;
    },
    input,
    run,
  });
}

/** The same for somebody who has to choose a password first. */
export function defineNewcomerAction<Schema extends z.ZodType, Result extends object>({
  input,
  run,
}: Pick<Gated<Newcomer, Schema, Result>, "input" | "run">) {
  return gated<Newcomer, Schema, Result>({
    who: async () => {
      const newcomer = await findNewcomer();
      if (!newcomer) throw new AppError("notSignedIn");
      return newcomer;
    },
    input,
    run,
  });
}

function gated<Who, Schema extends z.ZodType, Result extends object>({ who, input, run }: Gated<Who, Schema, Result>) {
  return async (raw: unknown): Promise<ActionResult<Result>> => {
    try {
      const somebody = await who();
      const parsed = input.safeParse(raw);
      if (!parsed.success) return invalidInput(parsed.error);
      const result = await run(somebody, parsed.data);
      return { ok: true, ...(result ?? {}) } as ActionResult<Result>;
    } catch (error) {
      unstable_rethrow(error);
      return toRefusal(error, "action");
    }
  };
}
