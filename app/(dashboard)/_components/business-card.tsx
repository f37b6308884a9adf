"use client";

import { ChevronDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { onDemand } from "@/components/ui/on-demand";
import { countryName } from "@/lib/i18n/country-name";
import type { BusinessChoicesProps } from "./business-choices";

const BusinessChoices = onDemand<BusinessChoicesProps>("menu", () => import("./business-choices").then((part) => part.BusinessChoices));

type BusinessCardProps = {
  current: { id: string; name: string; countryCode: string; baseCurrency: string };
  memberships: readonly { businessId: string; name: string }[];
};

const FRAME = "flex w-full items-center gap-2 rounded-card border border-line bg-panel px-2.5 py-2 text-left";

/** The business one looks at; for people with several, the way to another. */
export function BusinessCard({ current, memberships }: BusinessCardProps) {
  const t = useTranslations("nav");
  const locale = useLocale();
  const country = countryName(current.countryCode, locale);
  const words = (
    <span className="min-w-0 flex-1">
      <span className="block truncate font-semibold">{current.name}</span>
      <span className="block truncate text-xs text-third">
        {country} · {current.baseCurrency}
      </span>
    </span>
  );
  if (memberships.length < 2) return <div className={FRAME}>{words}</div>;
  return (
    <BusinessChoices
      currentId={current.id}
      memberships={memberships}
      trigger={
        <button type="button" aria-label={`${current.name}. ${t("switchBusiness")}`} className={`${FRAME} hover:border-edge`}>
          {words}
          <ChevronDown aria-hidden className="size-4 text-second" />
        </button>
      }
    />
  );
}
