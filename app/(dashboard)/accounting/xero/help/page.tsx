import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { readTroubleshooting } from "@/lib/usecases/read-troubleshooting";
import { AccountsSymptom, DisabledSymptom, NotSyncingSymptom } from "./_components/connection-symptoms";
import { PendingErrorSymptom, SyncedErrorSymptom, UpdatedSymptom } from "./_components/expense-symptoms";
import { TakenSymptom } from "./_components/taken-symptom";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("help");
  return { title: t("title") };
}

/** Help for what goes wrong most, each with how it is with this business now. */
export default async function TroubleshootingPage() {
  const { scope, business } = await requireFinance();
  const now = new Date();
  const [t, facts] = await Promise.all([getTranslations("help"), readTroubleshooting(database(), scope, { ...business, now })]);
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: t("crumbAccounting") }, { label: t("crumbXero"), href: "/accounting/xero" }]}
        breadcrumbsLabel={t("crumbAccounting")}
        description={t("intro", { business: business.name })}
      />
      <div className="space-y-4 px-6 pb-8 max-md:px-4">
        <DisabledSymptom facts={facts} />
        <AccountsSymptom facts={facts} now={now} />
        <UpdatedSymptom counts={facts.counts} />
        <NotSyncingSymptom facts={facts} now={now} />
        <PendingErrorSymptom counts={facts.counts} />
        <SyncedErrorSymptom counts={facts.counts} />
        <TakenSymptom facts={facts} />
      </div>
    </>
  );
}
