import { RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { listRuns } from "@/lib/usecases/list-runs";
import { RunList } from "./_components/run-list";

const PAGE_SIZE = 25;
const UUID = /^[0-9a-f-]{36}$/;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("runs");
  return { title: t("title") };
}

export default async function RunsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { scope } = await requireFinance();
  const { before } = await searchParams;
  const from = typeof before === "string" && UUID.test(before) ? before : undefined;
  // One more than a page holds tells whether there are older ones.
  const [t, runs] = await Promise.all([
    getTranslations("runs"),
    listRuns(database(), scope, { limit: PAGE_SIZE + 1, ...(from && { before: from }) }),
  ]);
  const shown = runs.slice(0, PAGE_SIZE);
  const last = runs.length > PAGE_SIZE ? shown.at(-1) : undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: t("run.crumbAccounting") }, { label: t("run.crumbHome"), href: "/accounting/xero" }]}
        breadcrumbsLabel={t("run.crumbAccounting")}
        description={t("intro")}
        actions={shown.length > 0 && <ExportMenu href="/api/runs/export" />}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon={<RefreshCw />}
          title={t("empty.title")}
          action={
            <ButtonLink variant="primary" href="/accounting/xero/expenses?tab=pending">
              {t("empty.action")}
            </ButtonLink>
          }
        >
          {t("empty.body")}
        </EmptyState>
      ) : (
        <RunList runs={shown} />
      )}
      <div className="flex gap-2 px-6 py-4 max-md:px-4">
        {from && <ButtonLink href="/accounting/xero/runs">{t("newest")}</ButtonLink>}
        {last && <ButtonLink href={`/accounting/xero/runs?before=${last.id}`}>{t("older")}</ButtonLink>}
      </div>
    </>
  );
}
