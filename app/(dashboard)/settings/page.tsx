import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { localeOf } from "@/lib/i18n/locale";
import { database } from "@/lib/server/database";
import { requireMember } from "@/lib/server/session-gate";
import { readProfile } from "@/lib/usecases/read-settings";
import { OwnChoices } from "./_components/own-choices";
import { PasswordForm } from "./_components/password-form";
import { SessionList } from "./_components/session-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.profile"))("title") };
}

export default async function ProfilePage() {
  const member = await requireMember();
  const [t, locale, profile] = await Promise.all([
    getTranslations("settings.profile"),
    getLocale(),
    readProfile(database(), member.user.id, new Date()),
  ]);
  const settings = await getTranslations("settings");
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: settings("title") }]}
        description={`${member.user.name} · ${member.user.email}`}
      />
      <div className="grid grid-cols-1 max-w-4xl gap-4 px-6 pb-10 max-md:px-4 panel:grid-cols-2">
        <Card title={t("yours")} description={t("yoursBody")}>
          <OwnChoices locale={localeOf(locale)} preferences={member.preferences} />
        </Card>
        <Card title={t("password")} description={profile.hasPassword ? t("passwordBody") : t("passwordNone")}>
          {profile.hasPassword && <PasswordForm email={member.user.email} />}
        </Card>
        <Card title={t("sessions")} description={t("sessionsBody")} className="panel:col-span-2">
          <SessionList sessions={profile.sessions} currentId={member.sessionId} now={new Date()} />
        </Card>
      </div>
    </>
  );
}
