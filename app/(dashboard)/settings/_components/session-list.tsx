"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { StatusLabel } from "@/components/ui/status-label";
import type { ActionResult } from "@/lib/core/action-result";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { endOtherSessionsAction, endSessionAction } from "../actions";

type SessionListProps = { sessions: readonly { id: string; createdAt: Date; lastSeenAt: Date }[]; currentId: string; now: Date };

export function SessionList({ sessions, currentId, now }: SessionListProps) {
  const t = useTranslations("settings.profile");
  const format = useFormatter();
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [isBusy, startEnding] = useTransition();
  const end = (ending: () => Promise<ActionResult>) =>
    startEnding(async () => {
      const result = await ending();
      if (!result.ok) toast.error(refusalWords(result));
      else {
        toast.success(t("ended"));
        router.refresh();
      }
    });
  return (
    <>
      <ul className="divide-y divide-line border-t border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
            <span className="flex-1">
              {t("session", { since: format.dateTime(session.createdAt, "moment") })}
              {session.id !== currentId && (
                <span className="text-third"> · {t("seen", { when: format.relativeTime(session.lastSeenAt, now) })}</span>
              )}
            </span>
            {session.id === currentId ? (
              <StatusLabel tone="green">{t("thisOne")}</StatusLabel>
            ) : (
              <Button size="sm" disabled={isBusy} onClick={() => end(() => endSessionAction({ sessionId: session.id }))}>
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button className="mt-2" disabled={isBusy} onClick={() => end(() => endOtherSessionsAction({}))}>
          {t("endOthers")}
        </Button>
      )}
    </>
  );
}
