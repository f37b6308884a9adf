import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Logo } from "@/components/ui/logo";
import { routeOf } from "@/components/ui/route-of";
import { safeReturnAddress } from "@/lib/core/return-address";
import { identityProvider } from "@/lib/server/identity-provider";
import { findMember } from "@/lib/server/session-gate";
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
    <main className="flex min-h-dvh items-center justify-center p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex justify-center">
          <Logo />
        </div>
        <div className="rounded-card border border-line bg-panel p-6">
          <h1 className="text-xl font-semibold tracking-[-0.01em]">{t("title")}</h1>
          <p className="mt-1 mb-5 text-second">{t("lead")}</p>
          <LoginForm
            returnTo={returnTo}
            hasEnded={ended !== undefined}
            error={error ?? null}
            provider={provider && { id: provider.id, name: provider.name }}
          />
        </div>
      </div>
    </main>
  );
}
