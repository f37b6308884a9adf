import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { database } from "@/lib/adapters/db/client";
import { findLiveSession } from "@/lib/adapters/db/user-sessions";
import { grantBusinessScope } from "@/lib/core/business-scope";
import { readPreferences } from "@/lib/core/member-preferences";
import { hasClearance, type Clearance } from "@/lib/core/role";
import { isLocale } from "@/lib/i18n/locale";
import { authOptions } from "./auth-options";
import type { MemberSession, Newcomer } from "./member-session";
import { ADDRESS_HEADER } from "./request-headers";

const cookieSessionId = cache(async () => {
  // Says first that this depends on the request: a build, which has no settings, must not get to the next line.
  await headers();
  return (await getServerSession(authOptions()))?.sessionId;
});

/** Looked up once per request, so that an ended session ends at once. */
const findSession = cache(async () => {
  const sessionId = await cookieSessionId();
  return sessionId ? findLiveSession(database(), sessionId, new Date()) : null;
});

/** Signed in with a password that an admin gave: may choose their own, and nothing else before. */
export async function findNewcomer(): Promise<Newcomer | null> {
  const session = await findSession();
  return session?.mustChoosePassword ? { userId: session.user.id, email: session.user.email, sessionId: session.id } : null;
}

/** The member behind this request, or null. */
export const findMember = cache(async (): Promise<MemberSession | null> => {
  const session = await findSession();
  if (!session || session.mustChoosePassword) return null;
  const { user, business, role } = session;
  return {
    scope: grantBusinessScope(business.id),
    sessionId: session.id,
    user: { id: user.id, name: user.name, email: user.email, locale: isLocale(user.locale) ? user.locale : null },
    actor: { userId: user.id, name: user.name },
    role,
    preferences: readPreferences(user.preferences),
    business: {
      id: business.id,
      name: business.name,
      countryCode: business.countryCode,
      baseCurrency: business.baseCurrency,
      timeZone: business.timeZone,
    },
  };
});

/** For pages: sends a stranger to sign in, and back to this address afterwards. */
export async function requireMember(): Promise<MemberSession> {
  const member = await findMember();
  if (member) return member;
  const login = new URLSearchParams();
  const wanted = (await headers()).get(ADDRESS_HEADER);
  if (wanted && wanted !== "/") login.set("next", wanted);
  if (await findNewcomer()) redirect(`/new-password?${login}`);
  if (await cookieSessionId()) login.set("ended", "1");
  redirect(login.size > 0 ? `/login?${login}` : "/login");
}

async function requireClearance(clearance: Clearance): Promise<MemberSession> {
  const member = await requireMember();
  if (!hasClearance(member.role, clearance)) forbidden();
  return member;
}

/** For pages under Accounting: an employee gets the 403 page. */
export async function requireFinance(): Promise<MemberSession> {
  return requireClearance("finance");
}

export async function requireAdmin(): Promise<MemberSession> {
  return requireClearance("admin");
}
