import type { Database } from "@/lib/adapters/db/client";
import { countAdmins, findTeamMember, lockTeam, updateMember } from "@/lib/adapters/db/team";
import { AppError } from "@/lib/core/app-error";
import type { Actor, BusinessScope } from "@/lib/core/business-scope";
import type { Role } from "@/lib/core/role";
import { recordAudit } from "./record-audit";

/** @throws AppError lastAdmin when nobody else could manage the team afterwards */
export async function changeRole(
  db: Database,
  scope: BusinessScope,
  actor: Actor,
  { memberId, role }: { memberId: string; role: Role },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockTeam(tx, scope);
    const member = await findTeamMember(tx, scope, memberId);
    if (!member) throw new AppError("notFound");
    if (member.role === role) return;
    if (member.role === "ADMIN" && (await countAdmins(tx, scope)) === 1) throw new AppError("lastAdmin");
    await updateMember(tx, scope, memberId, { role });
    await recordAudit(tx, scope, actor, {
      action: "member.roleChanged",
      subjectType: "member",
      subjectId: memberId,
      detail: { name: member.user.name, from: member.role, to: role },
    });
  });
}
