"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Menu, MenuChoices } from "@/components/ui/menu";
import { countryName } from "@/lib/i18n/country-name";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { switchBusinessAction } from "../actions";

type BusinessCardProps = {
  current: { id: string; name: string; countryCode: string; baseCurrency: string };
  memberships: readonly { businessId: string; name: string }[];
};

const FRAME = "flex w-full items-center gap-2 rounded-card border border-line bg-panel px-2.5 py-2 text-left";

/** The business one looks at; for people with several, the way to another. */
export function BusinessCard({ current, memberships }: BusinessCardProps) {
  const t = useTranslations("nav");
  const locale = useLocale();
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [isSwitching, startSwitch] = useTransition();
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
  const switchTo = (businessId: string) =>
    startSwitch(async () => {
      const result = await switchBusinessAction({ businessId });
      if (!result.ok) toast.error(refusalWords(result));
      else {
        // What stands in the address (an expense, a filter) belongs to the business just left.
        router.push("/overview");
        router.refresh();
      }
    });
  return (
    <Menu
      align="start"
      className="w-60"
      trigger={
        <button
          type="button"
          aria-busy={isSwitching || undefined}
          aria-label={`${current.name}. ${t("switchBusiness")}`}
          className={`${FRAME} hover:border-edge`}
        >
          {words}
          <ChevronDown aria-hidden className="size-4 text-second" />
        </button>
      }
    >
      <MenuChoices
        label={t("switchBusiness")}
        value={current.id}
        options={memberships.map(({ businessId, name }) => ({ value: businessId, label: name }))}
        onChange={(businessId) => businessId !== current.id && switchTo(businessId)}
      />
    </Menu>
  );
}
