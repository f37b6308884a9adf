import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { MessagePage } from "./_components/message-page";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <MessagePage title={t("notFoundTitle")} action={<ButtonLink href="/overview">{t("toOverview")}</ButtonLink>}>
      {t("notFoundBody")}
    </MessagePage>
  );
}
