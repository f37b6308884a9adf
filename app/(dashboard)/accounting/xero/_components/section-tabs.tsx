import { useTranslations } from "next-intl";
import { LinkTabs } from "@/components/ui/link-tabs";

/** The pages under Xero. `lockedReason` says why expenses can't be synced yet. */
export function SectionTabs({ lockedReason }: { lockedReason: string | null }) {
  const t = useTranslations("xero.sections");
  return (
    <LinkTabs
      label={t("label")}
      tabs={[
        { href: "/accounting/xero", label: t("home"), isCurrent: true },
        { href: "/accounting/xero/expenses", label: t("expenses"), isCurrent: false, disabledReason: lockedReason ?? undefined },
        { href: "/accounting/xero/mapping", label: t("mapping"), isCurrent: false },
        { href: "/accounting/xero/runs", label: t("runs"), isCurrent: false },
        { href: "/accounting/xero/help", label: t("help"), isCurrent: false },
      ]}
    />
  );
}
