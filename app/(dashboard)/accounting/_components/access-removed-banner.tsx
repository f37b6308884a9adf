import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ConnectButton } from "./connect-button";

export function AccessRemovedBanner({ organisation }: { organisation: string }) {
  const t = useTranslations("xero");
  return (
    <Banner
      tone="amber"
      className="mx-6 mt-4 max-md:mx-4 max-md:mt-16"
      title={t("accessRemoved.title", { organisation })}
      action={<ConnectButton label={t("accessRemoved.reconnect")} busyLabel={t("firstUse.connecting")} />}
    >
      {t("accessRemoved.body")}
    </Banner>
  );
}
