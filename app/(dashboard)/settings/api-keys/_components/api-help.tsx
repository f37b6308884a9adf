import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";

/** Where the API is and how it is called, for whoever writes the script. */
export function ApiHelp({ address }: { address: string }) {
  const t = useTranslations("settings.apiKeys");
  return (
    <Card title={t("helpTitle")} description={t("helpBody")} className="max-w-3xl">
      <pre
        aria-label={t("example")}
        tabIndex={0}
        role="region"
        className="mb-3 overflow-x-auto rounded-control border border-line bg-ground px-3 py-2 font-mono text-xs"
      >
        {`curl ${address}/api/v1/accounts \\\n  -H "Authorization: Bearer sk_…"`}
      </pre>
      <a className={buttonStyle({})} href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
        {t("openapi")}
      </a>
    </Card>
  );
}
