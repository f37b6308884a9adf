import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { skipMappingAction } from "../actions";

/** For whoever was led here on the way to Sync expenses: go on, or skip. */
export function FirstVisit({ isNothingMapped }: { isNothingMapped: boolean }) {
  const t = useTranslations("mapping.firstVisit");
  return (
    <Banner
      tone="blue"
      title={t("title")}
      action={
        isNothingMapped ? (
          <form action={skipMappingAction}>
            <Button type="submit">{t("skip")}</Button>
          </form>
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
