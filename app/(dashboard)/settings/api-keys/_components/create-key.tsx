"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition, type SubmitEvent } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { textOf } from "@/components/ui/text-of";
import { TextField } from "@/components/ui/text-field";
import { API_KEY_SCOPES, type ApiKeyScope } from "@/lib/core/api-key";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { ShownOnce } from "../../_components/shown-once";
import { createApiKeyAction } from "../actions";

export function CreateKey() {
  const t = useTranslations("settings.apiKeys");
  const common = useTranslations("common");
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [isBusy, start] = useTransition();
  const [isOpen, setIsOpen] = useState(false);
  const [scope, setScope] = useState<ApiKeyScope>("WRITE");
  const [key, setKey] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isNameMissing, setIsNameMissing] = useState(false);

  const close = () => {
    setIsOpen(false);
    setKey(null);
    setProblem(null);
    setIsNameMissing(false);
    router.refresh();
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), "name").trim();
    setIsNameMissing(name === "");
    if (name === "") return;
    start(async () => {
      const result = await createApiKeyAction({ name, scope });
      if (result.ok) setKey(result.key);
      else setProblem(refusalWords(result));
    });
  };

  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        {t("create")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        closeLabel={common("close")}
        title={key ? t("madeTitle") : t("createTitle")}
        description={key && t("madeBody")}
        footer={key && <Button onClick={close}>{t("done")}</Button>}
      >
        {key ? (
          <ShownOnce label={t("key")} secret={key} />
        ) : (
          <form onSubmit={onSubmit} className="space-y-3" noValidate>
            {problem && <Banner tone="red" title={problem} isAnnounced />}
            <TextField label={t("name")} name="name" autoComplete="off" hint={t("nameHint")} error={isNameMissing && t("nameMissing")} />
            <Select
              label={t("scope")}
              value={scope}
              onChange={setScope}
              options={API_KEY_SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
            />
            <div className="flex justify-end gap-2 pt-2">
              <Button onClick={close}>{common("cancel")}</Button>
              <Button type="submit" variant="primary" isBusy={isBusy}>
                {t("create")}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
