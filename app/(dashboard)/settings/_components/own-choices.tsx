"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { MemberPreferences } from "@/lib/core/member-preferences";
import type { Locale } from "@/lib/i18n/locale";
import { useChangePreferences } from "../../_components/use-change-preferences";

/** Language, theme and density; each takes effect as it is chosen. */
export function OwnChoices({ locale, preferences }: { locale: Locale; preferences: MemberPreferences }) {
  const t = useTranslations("settings.profile");
  const change = useChangePreferences();
  return (
    <div className="space-y-3">
      <Select
        label={t("language")}
        value={locale}
        onChange={(next) => change({ locale: next })}
        options={[
          { value: "en", label: "English" },
          { value: "id", label: "Bahasa Indonesia" },
        ]}
      />
      <Select
        label={t("theme")}
        value={preferences.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: "system", label: t("themeSystem") },
          { value: "light", label: t("themeLight") },
          { value: "dark", label: t("themeDark") },
        ]}
      />
      <Select
        label={t("density")}
        value={preferences.density}
        onChange={(density) => change({ density })}
        options={[
          { value: "comfortable", label: t("densityComfortable") },
          { value: "compact", label: t("densityCompact") },
        ]}
      />
    </div>
  );
}
