import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { routeOf } from "@/components/ui/route-of";
import { safeReturnAddress } from "@/lib/core/return-address";
import { findNewcomer } from "@/lib/server/session-gate";
import { AuthCard } from "../_components/auth-card";
import { NewPasswordForm } from "./_components/new-password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.newPassword"))("title") };
}

/** The only page for somebody whose password an admin gave. */
export default async function NewPasswordPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const returnTo = safeReturnAddress((await searchParams).next);
  const newcomer = await findNewcomer();
  if (!newcomer) redirect(routeOf(returnTo));
  const t = await getTranslations("auth.newPassword");
  return (
    <AuthCard title={t("title")} lead={t("lead")}>
      <NewPasswordForm email={newcomer.email} returnTo={returnTo} />
    </AuthCard>
  );
}
