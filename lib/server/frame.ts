import "server-only";
import { env } from "@/lib/config/env";
import { hasClearance } from "@/lib/core/role";
import { readFrame, type FrameFacts } from "@/lib/usecases/read-frame";
import { database } from "./database";
import type { MemberSession } from "./member-session";

export type Frame = FrameFacts & { callsPerDay: number };

export async function frameFor({ scope, user, role }: MemberSession): Promise<Frame> {
  const callsPerDay = env().XERO_DAY_LIMIT;
  const facts = await readFrame(database(), scope, {
    userId: user.id,
    withAccounting: hasClearance(role, "finance"),
    dayLimit: callsPerDay,
    now: new Date(),
  });
  return { ...facts, callsPerDay };
}
