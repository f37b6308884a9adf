import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { RefreshListsButton } from "../../_components/refresh-lists-button";

/** How old what we know of the ledger is. */
export function ListsCard({ readAt, now, canRefresh }: { readAt: Date | null; now: Date; canRefresh: boolean }) {
  const t = useTranslations("xero.reference");
  const format = useFormatter();
  return (
    <Card title={t("title")} description={t("body")} actions={canRefresh && <RefreshListsButton />}>
      <p className="text-third">{readAt ? t("readAgo", { ago: format.relativeTime(readAt, now) }) : t("never")}</p>
    </Card>
  );
}
