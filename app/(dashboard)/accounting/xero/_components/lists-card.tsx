import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { REFERENCE_KINDS, type ReferenceReads } from "@/lib/core/reference-reads";
import { RefreshListsButton } from "../../_components/refresh-lists-button";

/** How old what we know of the ledger is, list by list. */
export function ListsCard({ reads, now, canRefresh }: { reads: ReferenceReads; now: Date; canRefresh: boolean }) {
  const t = useTranslations("xero.reference");
  const format = useFormatter();
  return (
    <Card title={t("title")} description={t("body")} actions={canRefresh && <RefreshListsButton />}>
      <dl className="space-y-1 text-sm">
        {REFERENCE_KINDS.map((kind) => (
          <div key={kind} className="flex justify-between gap-4">
            <dt className="text-second">{t(`kind.${kind}`)}</dt>
            <dd className="text-right text-third">
              {reads[kind] ? t("readAgo", { ago: format.relativeTime(reads[kind], now) }) : t("never")}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
