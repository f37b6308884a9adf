import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { ConnectButton } from "./connect-button";

export function AccessRemovedBanner({ organisation }: { organisation: string }) {
  const t = useTranslations("xero");
  // Padding, not a margin, which would take the phone's Menu button down with it, onto the words.
  return (
    <div className="px-6 pt-4 max-md:px-4 max-md:pt-16">
      <Banner
        tone="amber"
        title={t("accessRemoved.title", { organisation })}
        action={<ConnectButton label={t("accessRemoved.reconnect")} busyLabel={t("firstUse.connecting")} />}
      >
        {t("accessRemoved.body")}
      </Banner>
    </div>
  );
}
