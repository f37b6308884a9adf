import type { Database } from "@/lib/adapters/db/client";
import { countAdmins, findTeamMember, lockTeam, updateMember } from "@/lib/adapters/db/team";
import { revokeSessionsOf } from "@/lib/adapters/db/user-sessions";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import { recordAudit } from "./record-audit";

/**
 * Takes somebody out of the business and ends their sessions in it. What they did stays in the books.
 * @throws AppError lastAdmin when nobody else could manage the team afterwards
 */
export async function removeMember(db: Database, scope: BusinessScope, actor: Actor, memberId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockTeam(tx, scope);
    const member = await findTeamMember(tx, scope, memberId);
    if (!member) throw new AppError("notFound");
    if (member.role === "ADMIN" && (await countAdmins(tx, scope)) === 1) throw new AppError("lastAdmin");
    await updateMember(tx, scope, memberId, { removedAt: new Date() });
    await revokeSessionsOf(tx, { userId: member.userId, businessId: scope.businessId });
    await recordAudit(tx, scope, actor, {
      action: "member.removed",
      subjectType: "member",
      subjectId: memberId,
      detail: { name: member.user.name },
    });
  });
}
