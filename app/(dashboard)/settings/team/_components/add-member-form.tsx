"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition, type SubmitEvent } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { textOf } from "@/components/ui/text-of";
import { TextField } from "@/components/ui/text-field";
import { ROLES, type Role } from "@/lib/core/role";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { addMemberAction } from "../actions";

type AddMemberFormProps = { onAdded: (added: { name: string; password: string | null }) => void; onCancel: () => void };

export function AddMemberForm({ onAdded, onCancel }: AddMemberFormProps) {
  const t = useTranslations("settings.team");
  const common = useTranslations("common");
  const refusalWords = useRefusalWords();
  const [isBusy, start] = useTransition();
  const [role, setRole] = useState<Role>("FINANCE");
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = textOf(data, "name").trim();
    start(async () => {
      const result = await addMemberAction({ name, email: textOf(data, "email").trim(), role });
      setWrong(new Set(result.ok ? [] : Object.keys(result.fields ?? {})));
      if (result.ok) onAdded({ name, password: result.password });
      else if (!result.fields) setProblem(result.code === "nameTaken" ? t("alreadyMember") : refusalWords(result));
    });
  };

  return (
    <form onSubmit={onSubmit} className="space-y-3" noValidate>
      {problem && <Banner tone="red" title={problem} isAnnounced />}
      <TextField label={t("name")} name="name" autoComplete="off" error={wrong.has("name") && t("nameMissing")} />
      <TextField label={t("email")} name="email" type="email" autoComplete="off" error={wrong.has("email") && t("emailWrong")} />
      <Select
        label={t("role")}
        value={role}
        onChange={setRole}
        hint={t(`roleHints.${role}`)}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
      <div className="flex justify-end gap-2 pt-2">
        <Button onClick={onCancel}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}
