import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { parseAuditFilter, toAuditQuery } from "@/lib/core/audit-filter";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { auditQueryOf, readAudit } from "@/lib/usecases/read-settings";
import { AuditFilters } from "./_components/audit-filters";
import { AuditList } from "./_components/audit-list";

const page = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
  .optional()
  .catch(undefined);

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.audit"))("title") };
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const { scope, business } = await requireFinance();
  const asked = await searchParams;
  const filter = parseAuditFilter(asked);
  const beforeId = page.parse(asked["before"]);
  const [t, settings] = await Promise.all([getTranslations("settings.audit"), getTranslations("settings")]);
  const audit = await readAudit(database(), scope, { ...auditQueryOf(filter, business.timeZone), beforeId });
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: settings("title") }]}
        description={t("description")}
        actions={<ExportMenu href={`/api/audit/export?${toAuditQuery(filter).toString()}`} />}
      />
      <AuditFilters filter={filter} actors={audit.actors} actions={audit.actions} />
      <AuditList lines={audit.lines} filter={filter} olderThan={audit.olderThan} isFirstPage={beforeId === undefined} />
    </>
  );
}
