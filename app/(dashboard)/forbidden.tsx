import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

/** Within the frame, so that the way elsewhere stays in sight. */
export default function Forbidden() {
  const t = useTranslations("common");
  return (
    <EmptyState title={t("forbiddenTitle")} action={<ButtonLink href="/overview">{t("toOverview")}</ButtonLink>} className="pt-32">
      {t("forbiddenBody")}
    </EmptyState>
  );
}
