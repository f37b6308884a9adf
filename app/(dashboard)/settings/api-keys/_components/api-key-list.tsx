"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import type { ApiKeyScope } from "@/lib/core/api-key";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { revokeApiKeyAction } from "../actions";

type ApiKey = { id: string; name: string; prefix: string; scope: ApiKeyScope; createdAt: Date; lastUsedAt: Date | null };

export function ApiKeyList({ apiKeys, now }: { apiKeys: readonly ApiKey[]; now: Date }) {
  const t = useTranslations("settings.apiKeys");
  const common = useTranslations("common");
  const format = useFormatter();
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [isBusy, start] = useTransition();
  const [ending, setEnding] = useState<ApiKey | null>(null);

  const revoke = (key: ApiKey) =>
    start(async () => {
      const result = await revokeApiKeyAction({ apiKeyId: key.id });
      setEnding(null);
      if (!result.ok) toast.error(refusalWords(result));
      else toast.success(t("revoked", { name: key.name }));
      router.refresh();
    });

  if (apiKeys.length === 0) {
    return (
      <EmptyState icon={<KeyRound />} title={t("emptyTitle")}>
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t("title")} className="divide-y divide-line border-y border-line bg-panel">
        {apiKeys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-6 py-2.5 max-md:px-4">
            <div className="min-w-0 flex-1 basis-48">
              <p className="truncate font-medium">{key.name}</p>
              <p className="font-mono text-xs text-third">sk_{key.prefix}_…</p>
            </div>
            <p className="w-36 text-second max-md:w-full">{t(`scopes.${key.scope}`)}</p>
            <p className="w-52 text-xs text-third max-md:flex-1">
              {t("created")} {format.dateTime(key.createdAt, "day")}
              <br />
              {t("lastUsed")}: {key.lastUsedAt ? format.relativeTime(key.lastUsedAt, now) : t("never")}
            </p>
            <Button variant="danger" disabled={isBusy} aria-label={t("revokeOf", { name: key.name })} onClick={() => setEnding(key)}>
              {t("revoke")}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={ending !== null}
        title={t("revokeTitle", { name: ending?.name ?? "" })}
        confirmLabel={t("revoke")}
        cancelLabel={common("cancel")}
        isDangerous
        isBusy={isBusy}
        onCancel={() => setEnding(null)}
        onConfirm={() => ending && revoke(ending)}
      >
        {t("revokeBody")}
      </ConfirmDialog>
    </>
  );
}
