import "server-only";
import { listMemberships, type Membership } from "@/lib/adapters/db/memberships";
import { env } from "@/lib/config/env";
import type { AccountingFigures } from "@/lib/core/accounting-figures";
import { hasClearance } from "@/lib/core/role";
import { readAccountingFigures } from "@/lib/usecases/read-accounting-figures";
import { database } from "./database";
import type { MemberSession } from "./member-session";

/** What stands around every page. */
export type Frame = { memberships: Membership[]; figures: AccountingFigures | null };

export async function frameFor(member: MemberSession): Promise<Frame> {
  const [memberships, figures] = await Promise.all([listMemberships(database(), member.user.id), figuresFor(member)]);
  return { memberships, figures };
}

/** Null for somebody who does no accounting. */
export async function figuresFor({ scope, role }: MemberSession): Promise<AccountingFigures | null> {
  if (!hasClearance(role, "finance")) return null;
  return readAccountingFigures(database(), scope, { dayLimit: env().XERO_DAY_LIMIT, now: new Date() });
}
