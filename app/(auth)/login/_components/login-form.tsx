"use client";

import { useTranslations } from "next-intl";
import { useState, type SubmitEvent } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { textOf } from "@/components/ui/text-of";
import { TextField } from "@/components/ui/text-field";
import { ProviderButton } from "./provider-button";
import { useSignIn } from "./use-sign-in";

type LoginFormProps = {
  returnTo: string;
  /** They were signed in until their session ended. */
  hasEnded: boolean;
  /** What next-auth came back with from the identity provider. */
  error: string | null;
  provider: { id: string; name: string } | null;
};

export function LoginForm({ returnTo, hasEnded, error, provider }: LoginFormProps) {
  const t = useTranslations("auth");
  const { state, secondsLeft, submit } = useSignIn(returnTo);
  const [missing, setMissing] = useState<{ email: boolean; password: boolean }>({ email: false, password: false });

  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = textOf(form, "email").trim();
    const password = textOf(form, "password");
    setMissing({ email: email === "", password: password === "" });
    if (email !== "" && password !== "") void submit({ email, password });
  };

  const problem =
    secondsLeft > 0 ? t("slowed", { seconds: secondsLeft }) : state === "wrong" ? t("wrong") : state === "failed" ? t("failed") : null;
  const arrival = error === "AccessDenied" ? t("refused", { name: provider?.name ?? "" }) : error ? t("failed") : null;

  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      {state === "idle" && arrival && <Banner tone="red" title={arrival} isAnnounced />}
      {state === "idle" && !arrival && hasEnded && <Banner tone="blue" title={t("ended")} />}
      {problem && <Banner tone={secondsLeft > 0 ? "amber" : "red"} title={problem} isAnnounced />}
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        autoFocus
        error={missing.email && t("emailMissing")}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        error={missing.password && t("passwordMissing")}
      />
      <Button type="submit" variant="primary" className="w-full" isBusy={state === "busy"} disabled={secondsLeft > 0}>
        {t("signIn")}
      </Button>
      {provider && <ProviderButton provider={provider} returnTo={returnTo} />}
    </form>
  );
}
