"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Select } from "@/components/ui/select";
import { ROLES, type Role } from "@/lib/core/role";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { changeRoleAction, removeMemberAction } from "../actions";

type Member = { id: string; userId: string; name: string; email: string; role: Role; lastSeenAt: Date | null };

export function TeamList({ members, ownUserId, now }: { members: readonly Member[]; ownUserId: string; now: Date }) {
  const t = useTranslations("settings.team");
  const common = useTranslations("common");
  const format = useFormatter();
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [isBusy, start] = useTransition();
  const [leaving, setLeaving] = useState<Member | null>(null);

  const changeRole = (member: Member, role: Role) =>
    start(async () => {
      const result = await changeRoleAction({ memberId: member.id, role });
      if (!result.ok) toast.error(refusalWords(result));
      else toast.success(t("roleChanged", { name: member.name, role: t(`roles.${role}`) }));
      router.refresh();
    });
  const remove = (member: Member) =>
    start(async () => {
      const result = await removeMemberAction({ memberId: member.id });
      setLeaving(null);
      if (!result.ok) toast.error(refusalWords(result));
      else toast.success(t("removed", { name: member.name }));
      router.refresh();
    });

  return (
    <>
      <ul aria-label={t("title")} className="divide-y divide-line border-y border-line bg-panel">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-6 py-2.5 max-md:px-4">
            <div className="min-w-0 flex-1 basis-56 max-md:basis-full">
              <p className="truncate font-medium">
                {member.name} {member.userId === ownUserId && <span className="font-normal text-third">({t("you")})</span>}
              </p>
              <p className="text-xs wrap-anywhere text-third">
                {member.email} · {t("lastSeen")}: {member.lastSeenAt ? format.relativeTime(member.lastSeenAt, now) : t("never")}
              </p>
            </div>
            <Select
              label={t("roleOf", { name: member.name })}
              layout="hidden"
              className="w-36 max-md:flex-1"
              value={member.role}
              isDisabled={isBusy}
              onChange={(role) => changeRole(member, role)}
              options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            />
            <Button variant="danger" disabled={isBusy} aria-label={t("removeOf", { name: member.name })} onClick={() => setLeaving(member)}>
              {t("remove")}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t("removeTitle", { name: leaving?.name ?? "" })}
        confirmLabel={t("remove")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={isBusy}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving && remove(leaving)}
      >
        {t("removeBody")}
      </ConfirmDialog>
    </>
  );
}
