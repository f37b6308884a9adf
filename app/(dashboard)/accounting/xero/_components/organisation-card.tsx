import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { countryName } from "@/lib/i18n/country-name";

type OrganisationCardProps = {
  organisation: { name: string; countryCode: string; baseCurrency: string };
  connectedByName: string;
  connectedAt: Date;
  isWorking: boolean;
  counts: { pending: number; synced: number; needAttention: number };
};

/** ISO's own placeholders for "none", kept until the organisation's facts were read. */
const UNKNOWN = ["XX", "XXX"];

/** Whose books these are, and how much of ours is in them. */
export function OrganisationCard({ organisation, connectedByName, connectedAt, isWorking, counts }: OrganisationCardProps) {
  const t = useTranslations("xero.organisation");
  const format = useFormatter();
  const locale = useLocale();
  const isRead = !UNKNOWN.includes(organisation.countryCode);
  const Icon = isWorking ? CircleCheck : CircleAlert;
  return (
    <Card title={organisation.name}>
      <div className="-mt-2.5 space-y-0.5 text-second">
        {isRead && <p>{t("facts", { country: countryName(organisation.countryCode, locale), currency: organisation.baseCurrency })}</p>}
        <p>{t("connectedBy", { name: connectedByName, day: format.dateTime(connectedAt, "dayLong") })}</p>
        <p className={isWorking ? "flex items-center gap-1.5 text-brand" : "flex items-center gap-1.5 text-amber"}>
          <Icon aria-hidden className="size-4" />
          {t(isWorking ? "health" : "removed")}
        </p>
      </div>
      <dl className="mt-4 grid grid-cols-3 gap-3">
        <Count label={t("pending")} value={format.number(counts.pending)} />
        <Count label={t("synced")} value={format.number(counts.synced)} />
        <Count label={t("needAttention")} value={format.number(counts.needAttention)} isBad={counts.needAttention > 0} />
      </dl>
    </Card>
  );
}

function Count({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-second">{label}</dt>
      <dd className={isBad ? "text-xl font-semibold text-red" : "text-xl font-semibold"}>{value}</dd>
    </div>
  );
}
