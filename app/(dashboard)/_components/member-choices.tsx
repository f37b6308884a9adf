"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Menu, MenuChoices, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { OnDemandProps } from "@/components/ui/on-demand";
import { DENSITIES, THEMES } from "@/lib/core/member-choices";
import type { MemberPreferences } from "@/lib/core/member-preferences";
import type { Locale } from "@/lib/i18n/locale";
import { useChangePreferences } from "./use-change-preferences";

export type MemberChoicesProps = OnDemandProps & { locale: Locale; preferences: MemberPreferences };

const THEME_WORDS = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;
const DENSITY_WORDS = { comfortable: "densityComfortable", compact: "densityCompact" } as const;

/** How the product looks and speaks to this member, and the way out. */
export function MemberChoices({ trigger, isOpenAtFirst, locale, preferences }: MemberChoicesProps) {
  const t = useTranslations("nav");
  const change = useChangePreferences();
  return (
    <Menu side="top" align="start" className="w-56" trigger={trigger} isOpenAtFirst={isOpenAtFirst}>
      {/* Each language under its own name, so that whoever can't read this one finds theirs. */}
      <MenuChoices
        label={t("language")}
        value={locale}
        options={[
          { value: "en", label: "English" },
          { value: "id", label: "Bahasa Indonesia" },
        ]}
        onChange={(next: Locale) => change({ locale: next })}
      />
      <MenuChoices
        label={t("theme")}
        value={preferences.theme}
        options={THEMES.map((value) => ({ value, label: t(THEME_WORDS[value]) }))}
        onChange={(theme) => change({ theme })}
      />
      <MenuChoices
        label={t("density")}
        value={preferences.density}
        options={DENSITIES.map((value) => ({ value, label: t(DENSITY_WORDS[value]) }))}
        onChange={(density) => change({ density })}
      />
      <MenuSeparator />
      <MenuItem onSelect={() => void import("next-auth/react").then(({ signOut }) => signOut({ callbackUrl: "/login" }))}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
