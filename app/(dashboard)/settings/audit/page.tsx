import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { readAudit } from "@/lib/usecases/read-settings";
import { AuditFilters } from "./_components/audit-filters";
import { AuditList } from "./_components/audit-list";

const search = z.object({
  person: z.uuid().optional().catch(undefined),
  action: z.string().max(80).optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional()
    .catch(undefined),
});

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.audit"))("title") };
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const { scope } = await requireFinance();
  const { person, action, before } = search.parse(await searchParams);
  const [t, settings] = await Promise.all([getTranslations("settings.audit"), getTranslations("settings")]);
  const audit = await readAudit(database(), scope, { actorId: person, action, beforeId: before });
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={[{ label: settings("title") }]} description={t("description")} />
      <AuditFilters person={person ?? null} action={action ?? null} actors={audit.actors} actions={audit.actions} />
      <AuditList lines={audit.lines} filter={{ person, action }} olderThan={audit.olderThan} isFirstPage={before === undefined} />
    </>
  );
}
