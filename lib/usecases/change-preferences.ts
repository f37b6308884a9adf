import type { Database } from "@/lib/adapters/db/client";
import { mergePreferences, updateUser } from "@/lib/adapters/db/users";
import type { MemberPreferences } from "@/lib/core/member-preferences";

/** What a person sets for themselves, in every business. */
export async function changePreferences(
  db: Database,
  userId: string,
  { locale, ...preferences }: Partial<MemberPreferences> & { locale?: string },
): Promise<void> {
  if (locale !== undefined) await updateUser(db, userId, { locale });
  const changes = Object.fromEntries(Object.entries<unknown>(preferences).filter(([, value]) => value !== undefined));
  if (Object.keys(changes).length > 0) await mergePreferences(db, userId, changes);
}
