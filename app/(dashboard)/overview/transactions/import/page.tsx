import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { database } from "@/lib/server/database";
import { requireFinance } from "@/lib/server/session-gate";
import { listImports } from "@/lib/usecases/imports/list-imports";
import { readTransactionChoices } from "@/lib/usecases/list-transactions";
import { ImportFlow } from "./_components/import-flow";
import { ImportHistory } from "./_components/import-history";

export async function generateMetadata() {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportPage() {
  const member = await requireFinance();
  const [t, nav, common, { accounts }, imports] = await Promise.all([
    getTranslations("imports"),
    getTranslations("transactions"),
    getTranslations("common"),
    readTransactionChoices(database(), member.scope),
    listImports(database(), member.scope),
  ]);
  const breadcrumbs = [{ label: nav("title"), href: "/overview/transactions" as const }];
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={breadcrumbs}
        breadcrumbsLabel={common("breadcrumbs")}
        description={t("intro")}
        actions={imports.length > 0 && <ExportMenu href="/api/imports/export" />}
      />
      <div className="max-w-5xl space-y-4 px-6 pb-10 max-md:px-4">
        <ImportFlow accounts={accounts.map(({ id, name, currency }) => ({ id, name, currency }))} />
        <ImportHistory imports={imports} />
      </div>
    </>
  );
}
