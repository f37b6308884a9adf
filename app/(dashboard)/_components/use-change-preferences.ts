"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { toast } from "sonner";
import type { MemberPreferences } from "@/lib/core/member-preferences";
import type { Locale } from "@/lib/i18n/locale";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { changePreferencesAction } from "../actions";

/** How the product looks and speaks to this member; each choice takes effect as it is made. */
export function useChangePreferences() {
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [, startChange] = useTransition();
  return (changes: Partial<MemberPreferences> & { locale?: Locale }) =>
    startChange(async () => {
      const result = await changePreferencesAction(changes);
      if (result.ok) router.refresh();
      else toast.error(refusalWords(result));
    });
}
