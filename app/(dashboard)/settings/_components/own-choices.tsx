"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "sonner";
import { Select } from "@/components/ui/select";
import type { MemberPreferences } from "@/lib/core/member-preferences";
import type { Locale } from "@/lib/i18n/locale";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { changePreferencesAction } from "../../actions";

/** Language, theme and density; each takes effect as it is chosen. */
export function OwnChoices({ locale, preferences }: { locale: Locale; preferences: MemberPreferences }) {
  const t = useTranslations("settings.profile");
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [, startChange] = useTransition();
  const change = (changes: Partial<MemberPreferences> & { locale?: Locale }) =>
    startChange(async () => {
      const result = await changePreferencesAction(changes);
      if (result.ok) router.refresh();
      else toast.error(refusalWords(result));
    });
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
