import { Link2, Map as MapIcon, Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { ClosedStanding, LimitedStanding } from "@/lib/core/workbench-standing";

const GATES = {
  hongKong: { icon: <Plug />, body: "hongKongBody", action: "home" },
  notConnected: { icon: <Plug />, body: "notConnectedBody", action: "connect" },
  noLink: { icon: <Link2 />, body: "noLinkBody", action: "connectNow" },
} as const;

/** In place of the list, while expenses cannot be synced at all. */
export function WorkbenchGate({ standing, firstAccountId }: { standing: ClosedStanding; firstAccountId: string | null }) {
  const t = useTranslations("expenses");
  const { icon, body, action } = GATES[standing];
  return (
    <>
      <PageHeader title={t("title")} breadcrumbs={[{ label: t("crumbAccounting") }, { label: t("crumbXero"), href: "/accounting/xero" }]} />
      <EmptyState
        icon={icon}
        title={t(`state.${standing}`)}
        action={
          <ButtonLink variant="primary" href={firstAccountId ? `/accounting/xero?connect=${firstAccountId}` : "/accounting/xero"}>
            {t(`state.${action}`)}
          </ButtonLink>
        }
      >
        {t(`state.${body}`)}
      </EmptyState>
    </>
  );
}

/** Above the list, while it can be seen but nothing could be sent. */
export function WorkbenchNotice({ standing }: { standing: LimitedStanding }) {
  const t = useTranslations("expenses.state");
  return (
    <Banner
      tone="amber"
      icon={<MapIcon />}
      title={t(standing)}
      action={
        <ButtonLink size="sm" href="/accounting/xero/mapping">
          {t("toMapping")}
        </ButtonLink>
      }
    >
      {t(`${standing}Body`)}
    </Banner>
  );
}
