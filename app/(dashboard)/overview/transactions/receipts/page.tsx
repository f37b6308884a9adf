import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/ui/page-header";
import { requireMember } from "@/lib/server/session-gate";
import { MatchScreen } from "./_components/match-screen";

export async function generateMetadata() {
  const t = await getTranslations("receipts.match");
  return { title: t("title") };
}

export default async function MatchReceiptsPage() {
  await requireMember();
  const [t, transactions, common] = await Promise.all([
    getTranslations("receipts.match"),
    getTranslations("transactions"),
    getTranslations("common"),
  ]);
  const breadcrumbs = [{ label: transactions("title"), href: "/overview/transactions" as const }];
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={breadcrumbs} breadcrumbsLabel={common("breadcrumbs")} description={t("intro")} />
      <MatchScreen />
    </>
  );
}
