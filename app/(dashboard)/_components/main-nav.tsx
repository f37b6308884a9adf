"use client";

import { BookOpenCheck, LayoutDashboard, Settings } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { AccountingFigures } from "@/lib/core/accounting-figures";
import { hasClearance, type Role } from "@/lib/core/role";
import { currentAddress, type NavAddress } from "./nav-address";
import { NavLink } from "./nav-link";
import { useAccountingFigures } from "./use-accounting-figures";

type MainNavProps = { role: Role; figures: AccountingFigures | null };

export function MainNav({ role, figures }: MainNavProps) {
  const t = useTranslations("nav");
  const { pendingCount = 0, unmappedCount = 0 } = useAccountingFigures(figures) ?? {};
  const current = currentAddress(usePathname());
  const link = (href: NavAddress, label: string) => ({ href, label, isCurrent: current === href });
  return (
    <nav aria-label={t("main")} className="mt-3 space-y-0.5">
      <NavLink {...link("/overview", t("overview"))} icon={<LayoutDashboard />} />
      <NavLink {...link("/overview/transactions", t("transactions"))} />
      {hasClearance(role, "finance") && (
        <>
          <NavHeading icon={<BookOpenCheck />}>{t("accounting")}</NavHeading>
          <NavLink {...link("/accounting/xero", t("xero"))} />
          <NavLink
            {...link("/accounting/xero/expenses", t("syncExpenses"))}
            count={pendingCount}
            countLabel={t("pendingCount", { count: pendingCount })}
          />
          <NavLink
            {...link("/accounting/xero/mapping", t("accountMapping"))}
            count={unmappedCount}
            countLabel={t("unmappedCount", { count: unmappedCount })}
          />
          <NavLink {...link("/accounting/xero/runs", t("syncRuns"))} />
          <NavLink {...link("/accounting/xero/help", t("troubleshooting"))} />
        </>
      )}
      <NavHeading icon={<Settings />}>{t("settings")}</NavHeading>
      <NavLink {...link("/settings", t("profile"))} />
      {hasClearance(role, "admin") && <NavLink {...link("/settings/team", t("team"))} />}
      {hasClearance(role, "admin") && <NavLink {...link("/settings/api-keys", t("apiKeys"))} />}
      {hasClearance(role, "finance") && <NavLink {...link("/settings/audit", t("auditLog"))} />}
    </nav>
  );
}

function NavHeading({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <p className="flex h-control items-center gap-2.5 border border-transparent px-2.5 pt-1 text-second [&_svg]:size-4">
      <span aria-hidden>{icon}</span>
      {children}
    </p>
  );
}
