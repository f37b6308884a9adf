"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition, type SubmitEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { textOf } from "@/components/ui/text-of";
import { TextField } from "@/components/ui/text-field";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { SHORTEST_PASSWORD } from "@/lib/core/shortest-password";
import { changePasswordAction } from "../actions";

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("settings.profile");
  const refusalWords = useRefusalWords();
  const [isBusy, startChange] = useTransition();
  const [problem, setProblem] = useState<"wrong" | "tooShort" | null>(null);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const next = textOf(data, "next");
    if (next.length < SHORTEST_PASSWORD) {
      setProblem("tooShort");
      return;
    }
    setProblem(null);
    startChange(async () => {
      const result = await changePasswordAction({ current: textOf(data, "current"), next });
      if (!result.ok) toast.error(refusalWords(result));
      else if (!result.isChanged) setProblem("wrong");
      else {
        form.reset();
        toast.success(t("changed"));
      }
    });
  };

  return (
    <form onSubmit={onSubmit} className="space-y-3" noValidate>
      {/* Password managers need to know whose password this is. */}
      <input type="email" name="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField
        label={t("current")}
        name="current"
        type="password"
        autoComplete="current-password"
        error={problem === "wrong" && t("wrong")}
      />
      <TextField
        label={t("next")}
        name="next"
        type="password"
        autoComplete="new-password"
        hint={t("nextHint")}
        error={problem === "tooShort" && t("tooShort")}
      />
      <Button type="submit" isBusy={isBusy}>
        {t("change")}
      </Button>
    </form>
  );
}
