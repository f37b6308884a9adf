import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { publicAddress } from "@/lib/server/public-address";
import { database } from "@/lib/server/database";
import { requireAdmin } from "@/lib/server/session-gate";
import { readApiKeys } from "@/lib/usecases/read-settings";
import { ApiHelp } from "./_components/api-help";
import { ApiKeyList } from "./_components/api-key-list";
import { CreateKey } from "./_components/create-key";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.apiKeys"))("title") };
}

export default async function ApiKeysPage() {
  const { scope } = await requireAdmin();
  const [t, settings, keys] = await Promise.all([
    getTranslations("settings.apiKeys"),
    getTranslations("settings"),
    readApiKeys(database(), scope),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: settings("title") }]}
        description={t("description")}
        actions={
          <>
            {keys.length > 0 && <ExportMenu href="/api/api-keys/export" />}
            <CreateKey />
          </>
        }
      />
      <ApiKeyList apiKeys={keys} now={new Date()} />
      <div className="px-6 py-6 max-md:px-4">
        <ApiHelp address={publicAddress()} />
      </div>
    </>
  );
}
