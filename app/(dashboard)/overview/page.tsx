import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { todayIn } from "@/lib/core/months";
import { database } from "@/lib/server/database";
import { requireMember } from "@/lib/server/session-gate";
import { readOverview } from "@/lib/usecases/read-overview";
import { readSyncSummary } from "@/lib/usecases/read-sync-summary";
import { SpendingCharts } from "./_components/spending-charts";
import { SyncCards } from "./_components/sync-cards";

export async function generateMetadata() {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

export default async function OverviewPage({ searchParams }: { searchParams: Promise<{ currency?: string | string[] }> }) {
  const [member, { currency }, t] = await Promise.all([requireMember(), searchParams, getTranslations("overview")]);
  const isEmployee = member.role === "EMPLOYEE";
  const of = { scope: member.scope, cardholderUserId: isEmployee ? member.user.id : null };
  const input = { todayOn: todayIn(member.business.timeZone, new Date()), currency: typeof currency === "string" ? currency : null };
  const [spending, summary] = await Promise.all([
    readOverview(database(), of, input),
    isEmployee || member.business.countryCode === "HK" ? null : readSyncSummary(database(), member.scope),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="space-y-4 px-6 pb-10 max-md:px-4">
        {summary && <SyncCards summary={summary} />}
        {spending ? (
          <SpendingCharts spending={spending} />
        ) : (
          <EmptyState title={t("emptyTitle")} action={<ButtonLink href="/overview/transactions">{t("toTransactions")}</ButtonLink>}>
            {t("emptyText")}
          </EmptyState>
        )}
      </div>
    </>
  );
}
