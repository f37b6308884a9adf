import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { readOrganisationChoice } from "@/lib/usecases/choose-organisation";
import { OrganisationChoice } from "./_components/organisation-choice";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("xero.choose");
  return { title: t("title") };
}

/** After a consent that covers several organisations, or another one than before. */
export default async function ChooseOrganisationPage() {
  const { scope, sessionId, business } = await requireFinance();
  const [t, choice] = await Promise.all([getTranslations("xero"), readOrganisationChoice(database(), scope, { sessionId })]);
  if (!choice) redirect("/accounting/xero?problem=consentExpired");
  return (
    <>
      <PageHeader
        title={t("choose.title")}
        breadcrumbs={[{ label: t("crumb") }, { label: t("title"), href: "/accounting/xero" }]}
        breadcrumbsLabel={t("crumb")}
        description={choice.organisations.length > 1 ? t("choose.body", { business: business.name }) : t("choose.bodyOne")}
      />
      <div className="max-w-2xl px-6 pb-6 max-md:px-4">
        <OrganisationChoice {...choice} business={business.name} />
      </div>
    </>
  );
}
