import { useFormatter, useTranslations } from "next-intl";
import { RefreshListsButton } from "../../_components/refresh-lists-button";

/** In a page's header: how old the lists from the ledger are, and a refresh. */
export function ListsAge({ readAt, now }: { readAt: Date | null; now: Date }) {
  const t = useTranslations("xero.reference");
  const format = useFormatter();
  return (
    <>
      <span className="text-third max-md:min-w-0 max-md:flex-1">{`${t("title")}: ${readAt ? t("readAgo", { ago: format.relativeTime(readAt, now) }) : t("never")}`}</span>
      <RefreshListsButton size="md" />
    </>
  );
}
