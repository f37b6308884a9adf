"use client";

import { useTranslations } from "next-intl";
import { signOut } from "next-auth/react";
import { useState, useTransition, type SubmitEvent } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { textOf } from "@/components/ui/text-of";
import { TextField } from "@/components/ui/text-field";
import { SHORTEST_PASSWORD } from "@/lib/core/shortest-password";
import { choosePasswordAction } from "../actions";

export function NewPasswordForm({ email, returnTo }: { email: string; returnTo: string }) {
  const t = useTranslations("auth.newPassword");
  const [isBusy, startChoice] = useTransition();
  const [problem, setProblem] = useState<"tooShort" | "different" | "same" | "failed" | null>(null);

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const next = textOf(data, "next");
    const refused = next.length < SHORTEST_PASSWORD ? "tooShort" : next !== textOf(data, "again") ? "different" : null;
    setProblem(refused);
    if (refused) return;
    startChoice(async () => {
      const result = await choosePasswordAction({ next }).catch(() => null);
      if (result?.ok && result.isChosen) window.location.assign(returnTo);
      else setProblem(result?.ok ? "same" : "failed");
    });
  };

  return (
    <form onSubmit={onSubmit} className="space-y-4" noValidate>
      {problem === "failed" && <Banner tone="red" title={t("failed")} isAnnounced />}
      {/* Password managers need to know whose password this is. */}
      <input type="email" name="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField
        label={t("next")}
        name="next"
        type="password"
        autoComplete="new-password"
        autoFocus
        hint={t("nextHint", { count: SHORTEST_PASSWORD })}
        error={(problem === "tooShort" && t("tooShort", { count: SHORTEST_PASSWORD })) || (problem === "same" && t("same"))}
      />
      <TextField
        label={t("again")}
        name="again"
        type="password"
        autoComplete="new-password"
        error={problem === "different" && t("different")}
      />
      <Button type="submit" variant="primary" className="w-full" isBusy={isBusy}>
        {t("choose")}
      </Button>
      <Button variant="quiet" className="w-full" onClick={() => void signOut({ callbackUrl: "/login" })}>
        {t("signOut")}
      </Button>
    </form>
  );
}
