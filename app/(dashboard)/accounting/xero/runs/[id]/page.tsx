import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { env } from "@/lib/config/env";
import { AppError } from "@/lib/core/app-error";
import { requireFinance } from "@/lib/server/session-gate";
import { readRun } from "@/lib/usecases/read-run";
import { readRunOutcomes } from "@/lib/usecases/read-run-outcomes";
import { RetryRunButton } from "../_components/retry-run-button";
import { RunFigures } from "../_components/run-figures";
import { RunOutcomes } from "../_components/run-outcomes";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("runs.run");
  return { title: t("title") };
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const { scope } = await requireFinance();
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const [t, format, [run, outcomes]] = await Promise.all([
    getTranslations("runs"),
    getFormatter(),
    Promise.all([readRun(database(), scope, id, env().XERO_DAY_LIMIT), readRunOutcomes(database(), scope, id)]).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "notFound") notFound();
      throw error;
    }),
  ]);
  return (
    <>
      <PageHeader
        title={t("run.title")}
        breadcrumbs={[
          { label: t("run.crumbAccounting") },
          { label: t("run.crumbHome"), href: "/accounting/xero" },
          { label: t("title"), href: "/accounting/xero/runs" },
        ]}
        breadcrumbsLabel={t("run.crumbAccounting")}
        description={t("run.by", { name: run.requestedByName, moment: format.dateTime(new Date(run.requestedAt), "moment") })}
        actions={
          <>
            <RetryRunButton run={run} />
            <ExportMenu href={`/api/runs/${id}/outcomes/export`} />
          </>
        }
      />
      <div className="space-y-4 px-6 pb-8 max-md:px-4">
        <RunFigures known={run} />
        <RunOutcomes run={run} known={outcomes} />
      </div>
    </>
  );
}
