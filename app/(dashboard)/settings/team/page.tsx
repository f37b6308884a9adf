import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireAdmin } from "@/lib/server/session-gate";
import { readTeam } from "@/lib/usecases/read-settings";
import { AddMember } from "./_components/add-member";
import { TeamList } from "./_components/team-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.team"))("title") };
}

export default async function TeamPage() {
  const { scope, user, business } = await requireAdmin();
  const [t, settings, members] = await Promise.all([
    getTranslations("settings.team"),
    getTranslations("settings"),
    readTeam(database(), scope),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: settings("title") }]}
        description={t("description", { business: business.name })}
        actions={
          <>
            <ExportMenu href="/api/team/export" />
            <AddMember />
          </>
        }
      />
      <TeamList members={members} ownUserId={user.id} now={new Date()} />
    </>
  );
}
