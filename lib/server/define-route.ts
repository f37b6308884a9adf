import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { AppError, type RefusalCode } from "@/lib/core/app-error";
import { hasClearance, type Clearance } from "@/lib/core/role";
import type { MemberSession } from "./member-session";
import { requireSameOrigin } from "./same-origin";
import { toRefusal } from "./refusal";
import { findMember } from "./session-gate";

type RouteContext<Params> = { params: Promise<Params> };
type RouteDefinition<Params> = {
  role: Clearance;
  run: (session: MemberSession, request: NextRequest, params: Params) => Promise<Response>;
};

const STATUS: Partial<Record<RefusalCode | "unexpected", number>> = {
  notSignedIn: 401,
  notAllowed: 403,
  notFound: 404,
  fileMissing: 404,
  invalidInput: 400,
  changedMeanwhile: 409,
  alreadyRunning: 409,
  slowDown: 429,
  storageUnavailable: 503,
  unexpected: 500,
};

export function refusalStatus(code: RefusalCode | "unexpected"): number {
  return STATUS[code] ?? 422;
}

/** A route handler for the browser: session, clearance, and for what changes something the same origin. Answers JSON refusals with their status. */
export function defineRoute<Params = object>({ role, run }: RouteDefinition<Params>) {
  return async (request: NextRequest, context: RouteContext<Params>): Promise<Response> => {
    try {
      requireSameOrigin(request);
      const session = await findMember();
      if (!session) throw new AppError("notSignedIn");
      if (!hasClearance(session.role, role)) throw new AppError("notAllowed");
      return await run(session, request, await context.params);
    } catch (error) {
      unstable_rethrow(error);
      const refusal = toRefusal(error, request.nextUrl.pathname);
      return Response.json(refusal, { status: refusalStatus(refusal.code) });
    }
  };
}
