"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { onDemand } from "@/components/ui/on-demand";
import type { MemberPreferences } from "@/lib/core/member-preferences";
import type { Locale } from "@/lib/i18n/locale";
import type { MemberChoicesProps } from "./member-choices";

const MemberChoices = onDemand<MemberChoicesProps>("menu", () => import("./member-choices").then((part) => part.MemberChoices));

type MemberMenuProps = { name: string; role: string; locale: Locale; preferences: MemberPreferences };

export function MemberMenu({ name, role, locale, preferences }: MemberMenuProps) {
  const t = useTranslations("nav");
  return (
    <MemberChoices
      locale={locale}
      preferences={preferences}
      trigger={
        <button
          type="button"
          aria-label={t("yourMenu", { name, role })}
          className="flex h-control w-full items-center gap-1.5 rounded-control px-2.5 text-left text-xs hover:bg-sunk"
        >
          <span className="min-w-0 flex-1 truncate">
            <span className="text-ink">{name}</span> <span className="text-third">· {role}</span>
          </span>
          <ChevronsUpDown aria-hidden className="size-3.5 text-third" />
        </button>
      }
    />
  );
}
