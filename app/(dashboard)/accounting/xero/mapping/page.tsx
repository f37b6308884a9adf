import { Plug } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { readMapping } from "@/lib/usecases/read-mapping";
import { ListsAge } from "../_components/lists-age";
import { RefreshOnReturn } from "../_components/refresh-on-return";
import { FirstVisit } from "./_components/first-visit";
import { MappingList } from "./_components/mapping-list";
import { SyncDefaultsForm } from "./_components/sync-defaults-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mapping");
  return { title: t("name") };
}

export default async function MappingPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { scope } = await requireFinance();
  const [{ first }, t, view] = await Promise.all([searchParams, getTranslations("mapping"), readMapping(database(), scope)]);
  const header = {
    title: t("title"),
    breadcrumbs: [{ label: t("crumbAccounting") }, { label: t("crumbXero"), href: "/accounting/xero" as const }],
    breadcrumbsLabel: t("crumbAccounting"),
  };
  if (!view) {
    return (
      <>
        <PageHeader {...header} />
        <EmptyState
          icon={<Plug />}
          title={t("notConnected.title")}
          action={
            <ButtonLink variant="primary" href="/accounting/xero">
              {t("notConnected.action")}
            </ButtonLink>
          }
        >
          {t("notConnected.body")}
        </EmptyState>
      </>
    );
  }
  const isNothingMapped = view.rows.every(({ mapping }) => mapping.ledgerAccountId === null);
  return (
    <>
      <PageHeader
        {...header}
        description={t("intro", { organisation: view.organisationName })}
        actions={<ListsAge readAt={view.referenceReadAt} now={new Date()} />}
      />
      <div className="space-y-4 px-6 pb-8 max-md:px-4">
        {first !== undefined && <FirstVisit isNothingMapped={isNothingMapped} />}
        <RefreshOnReturn />
        <MappingList {...view} />
        <SyncDefaultsForm defaults={view.defaults} contacts={view.contacts} sample={view.sample} />
      </div>
    </>
  );
}
