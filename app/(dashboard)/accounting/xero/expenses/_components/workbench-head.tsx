"use client";

import { Keyboard } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { ExportMenu } from "@/components/ui/export-menu";
import { IconButton } from "@/components/ui/icon-button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseSummary } from "@/lib/core/expense-row";
import { exportHref, tabHref } from "./use-expense-address";

type WorkbenchHeadProps = {
  filter: ExpenseFilter;
  tabs: ExpenseSummary["tabs"] | undefined;
  organisation: { name: string; readAt: string | null } | null;
  isPhone: boolean;
  onKeys: () => void;
};

export function WorkbenchHead({ filter, tabs, organisation, isPhone, onKeys }: WorkbenchHeadProps) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const read = organisation?.readAt
    ? t("listsRead", { when: format.relativeTime(new Date(organisation.readAt), now) })
    : t("listsNeverRead");
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbsLabel={common("breadcrumbs")}
        breadcrumbs={[{ label: t("crumbAccounting") }, { label: t("crumbXero"), href: "/accounting/xero" }]}
        // On a phone the way to the first row is short: what is done with the list stands beside its filters.
        actions={
          !isPhone && (
            <>
              {organisation && (
                <p className="text-sm text-second">
                  {organisation.name} <span className="ml-1 text-third">{read}</span>
                </p>
              )}
              <ExportMenu variant="quiet" href={exportHref(filter)} />
              <IconButton label={t("keys.open")} onClick={onKeys}>
                <Keyboard aria-hidden />
              </IconButton>
            </>
          )
        }
      />
      <LinkTabs
        label={t("tabs")}
        tabs={(["pending", "synced", "aside"] as const).map((tab) => ({
          href: tabHref(tab) as Route,
          label: t(`tab.${tab}`),
          count: tabs ? format.number(tabs[tab]) : undefined,
          isCurrent: filter.tab === tab,
        }))}
      />
    </>
  );
}
