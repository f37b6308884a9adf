import { useLocale, useTranslations } from "next-intl";
import { BarList } from "@/components/bar-list";
import { ColumnChart } from "@/components/column-chart";
import { Money } from "@/components/money";
import { Card } from "@/components/ui/card";
import { LinkTabs } from "@/components/ui/link-tabs";
import type { SpendingOverview } from "@/lib/core/spending-overview";
import { formatDay } from "@/lib/i18n/format-day";
import { formatRoughMoney } from "@/lib/i18n/format-money";

/** Six months of one currency: when the money went out, and for what. */
export function SpendingCharts({ spending }: { spending: SpendingOverview }) {
  const t = useTranslations("overview");
  const locale = useLocale();
  const { currency, currencies, byMonth, byCategory, othersMinor } = spending;
  const amount = (amountMinor: number) => <Money amountMinor={amountMinor} currency={currency} style="symbol" />;
  const bars = byCategory.map(({ category, spentMinor }) => ({
    key: category ?? "",
    label: category ?? t("noCategory"),
    value: spentMinor,
    text: amount(spentMinor),
  }));
  if (othersMinor > 0) bars.push({ key: "others", label: t("others"), value: othersMinor, text: amount(othersMinor) });
  return (
    <>
      {currencies.length > 1 && (
        <div className="-mx-6 max-md:-mx-4">
          <LinkTabs
            label={t("currency")}
            tabs={currencies.map((of) => ({
              href: { query: { currency: of.currency } },
              label: of.currency,
              isCurrent: of.currency === currency,
            }))}
          />
        </div>
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t("spendOverTime")} description={t("spendOverTimeHint")}>
          <ColumnChart
            caption={t("spendOverTime")}
            labelHead={t("month")}
            valueHead={t("spent")}
            columns={byMonth.map(({ monthOn, spentMinor }) => ({
              key: monthOn,
              label: formatDay(monthOn, locale, "monthShort"),
              longLabel: formatDay(monthOn, locale, "month"),
              value: spentMinor,
              roughText: formatRoughMoney({ amountMinor: spentMinor, currency }, locale),
              text: amount(spentMinor),
            }))}
          />
        </Card>
        <Card title={t("spendByCategory")} description={t("spendOverTimeHint")}>
          <BarList bars={bars} />
        </Card>
      </div>
    </>
  );
}
