"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("common");
  return (
    <EmptyState title={t("errorTitle")} action={<Button onClick={reset}>{t("retry")}</Button>} className="pt-32">
      {error.digest ? t("errorBody", { reference: error.digest }) : t("errorBodyPlain")}
    </EmptyState>
  );
}
