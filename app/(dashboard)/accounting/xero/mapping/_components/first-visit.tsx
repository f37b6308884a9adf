import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";

/** For whoever was led here on the way to Sync expenses: go on, or skip. The flag keeps the list from leading back here. */
export function FirstVisit({ isNothingMapped }: { isNothingMapped: boolean }) {
  const t = useTranslations("mapping.firstVisit");
  return (
    <Banner
      tone="blue"
      title={t("title")}
      action={
        isNothingMapped ? (
          <ButtonLink href="/accounting/xero/expenses?tab=pending&mapping=skipped">{t("skip")}</ButtonLink>
        ) : (
          <ButtonLink variant="primary" href="/accounting/xero/expenses?tab=pending">
            {t("continue")}
          </ButtonLink>
        )
      }
    >
      {t("body")}
    </Banner>
  );
}
