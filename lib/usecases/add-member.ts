import { randomInt } from "node:crypto";
import type { Database } from "@/lib/adapters/db/client";
import { insertUser, lockTeam, putMember } from "@/lib/adapters/db/team";
import { findUserByEmail } from "@/lib/adapters/db/users";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Role } from "@/lib/core/role";
import { hashPassword } from "./check-password";
import { recordAudit } from "./record-audit";

// Without the letters and figures that are taken for each other when read aloud.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

function firstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/**
 * Adds somebody to the business. Answers the password for somebody new, which is shown once and lets them in once, to choose their own; null for a person who has an account already.
 * @throws AppError nameTaken when they are a member already
 */
export async function addMember(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  person: { name: string; email: string; role: Role },
): Promise<{ password: string | null }> {
  const email = person.email.trim().toLowerCase();
  const password = firstPassword();
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    await lockTeam(tx, scope);
    const known = await findUserByEmail(tx, email);
    const userId = known?.id ?? (await insertUser(tx, { email, name: person.name, passwordHash, hasOneTimePassword: true }));
    const memberId = await putMember(tx, scope, { userId, role: person.role });
    if (memberId === null) throw new AppError("nameTaken");
    await recordAudit(tx, scope, actor, {
      action: "member.added",
      subjectType: "member",
      subjectId: memberId,
      detail: { name: known?.name ?? person.name, role: person.role },
    });
    return { password: known ? null : password };
  });
}
