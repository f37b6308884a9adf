"use client";

import { Keyboard } from "lucide-react";
import type { Route } from "next";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { ExportMenu } from "@/components/ui/export-menu";
import { IconButton } from "@/components/ui/icon-button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { toExpenseQuery, type ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseSummary } from "@/lib/core/expense-row";
import { tabHref } from "./use-expense-address";

type WorkbenchHeadProps = {
  filter: ExpenseFilter;
  tabs: ExpenseSummary["tabs"] | undefined;
  organisation: { name: string; readAt: string | null } | null;
  onKeys: () => void;
};

export function WorkbenchHead({ filter, tabs, organisation, onKeys }: WorkbenchHeadProps) {
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
        actions={
          <>
            {organisation && (
              <p className="text-sm text-second max-md:hidden">
                {organisation.name} <span className="ml-1 text-third">{read}</span>
              </p>
            )}
            <ExportMenu href={`/api/expenses/export?${toExpenseQuery(filter).toString()}`} />
            <IconButton label={t("keys.open")} onClick={onKeys} className="max-md:hidden">
              <Keyboard aria-hidden />
            </IconButton>
          </>
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
