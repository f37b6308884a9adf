import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { MemberPreferences } from "@/lib/core/member-preferences";
import type { Role } from "@/lib/core/role";
import type { Locale } from "@/lib/i18n/locale";

export type SessionBusiness = { id: string; name: string; countryCode: string; baseCurrency: string; timeZone: string };

/** Somebody who has to choose a password of their own first. */
export type Newcomer = { userId: string; email: string; sessionId: string };

/** Who is asking, checked against the database for this very request. */
export type MemberSession = {
  scope: BusinessScope;
  sessionId: string;
  user: { id: string; name: string; email: string; locale: Locale | null };
  /** For the audit log. */
  actor: Actor;
  role: Role;
  preferences: MemberPreferences;
  business: SessionBusiness;
};
