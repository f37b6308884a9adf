import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { routeOf } from "@/components/ui/route-of";
import { safeReturnAddress } from "@/lib/core/return-address";
import { identityProvider } from "@/lib/server/identity-provider";
import { findMember } from "@/lib/server/session-gate";
import { AuthCard } from "../_components/auth-card";
import { LoginForm } from "./_components/login-form";

type LoginPageProps = { searchParams: Promise<{ next?: string; ended?: string; error?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next, ended, error } = await searchParams;
  const returnTo = safeReturnAddress(next);
  if (await findMember()) redirect(routeOf(returnTo));
  const t = await getTranslations("auth");
  const provider = identityProvider();
  return (
    <AuthCard title={t("title")} lead={t("lead")}>
      <LoginForm
        returnTo={returnTo}
        hasEnded={ended !== undefined}
        error={error ?? null}
        provider={provider && { id: provider.id, name: provider.name }}
      />
    </AuthCard>
  );
}
