import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { accountingIdentity, hasBankFeeds } from "@/lib/server/accounting";
import { requireFinance } from "@/lib/server/session-gate";
import { readAccountingHome } from "@/lib/usecases/read-accounting-home";
import { AccountsCard } from "./_components/accounts-card";
import { FirstUse } from "./_components/first-use";
import { ConnectionNotices, LockedNotice } from "./_components/home-notice";
import { LastRunCard } from "./_components/last-run-card";
import { ListsCard } from "./_components/lists-card";
import { ManageConnection } from "./_components/manage-connection";
import { OrganisationCard } from "./_components/organisation-card";
import { SectionTabs } from "./_components/section-tabs";
import { StepsCard } from "./_components/steps-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("xero");
  return { title: t("title") };
}

export default async function AccountingHomePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { scope, business } = await requireFinance();
  const now = new Date();
  const [{ problem }, t, home] = await Promise.all([
    searchParams,
    getTranslations("xero"),
    readAccountingHome(database(), scope, { ...business, now, hasFeeds: hasBankFeeds() }),
  ]);
  const { connection, accounts, counts, lockedReason: locked, defaultStartOn, todayOn } = home;
  const canSync = locked !== "hongKong";
  const isWorking = connection?.state === "CONNECTED";
  const hasAllScopes = connection !== null && accountingIdentity().hasAllScopes(connection.authorisation.scope);
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: t("crumb") }]}
        breadcrumbsLabel={t("crumb")}
        actions={
          connection && (
            <>
              <ManageConnection organisation={connection.organisation.name} isWorking={isWorking} />
              {!locked && (
                <ButtonLink variant="primary" href="/accounting/xero/expenses?tab=pending">
                  {t("sections.expenses")}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <SectionTabs lockedReason={locked && t(`locked.${locked}`)} />
      <div className="grid gap-4 px-6 py-5 max-md:px-4 lg:grid-cols-[minmax(0,8fr)_minmax(0,7fr)] lg:items-start">
        <div className="space-y-4 empty:hidden lg:col-span-2">
          <ConnectionNotices {...{ problem, isWorking }} isLeftInLedger={home.isLeftInLedger} leftFeeds={home.leftFeeds} />
          {locked && locked !== "notConnected" && (
            <LockedNotice reason={locked} firstAccountId={isWorking ? accounts[0]?.accountId : undefined} />
          )}
        </div>
        <div className="grid gap-4">
          {!connection && <FirstUse lockedReason={locked === "notConnected" ? t("locked.notConnected") : null} canSync={canSync} />}
          <AccountsCard {...{ accounts, now, canSync, defaultStartOn, todayOn }} canConnect={isWorking} />
        </div>
        <div className="grid gap-4">
          {connection && <OrganisationCard {...connection} {...{ isWorking, hasAllScopes, now, counts }} />}
          {canSync && <StepsCard {...home.steps} />}
          {connection && <LastRunCard run={home.lastRun} />}
          {connection && <ListsCard reads={connection.organisation.referenceReads} now={now} canRefresh={isWorking} />}
        </div>
      </div>
    </>
  );
}
