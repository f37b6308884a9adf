import { CircleAlert, CircleCheck } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/i18n/format-day";
import { countryName } from "@/lib/i18n/country-name";

type OrganisationCardProps = {
  organisation: { name: string; countryCode: string; baseCurrency: string; lockedOn: string | null };
  connectedByName: string;
  connectedAt: Date;
  authorisation: { providerUserName: string | null; refreshedAt: Date };
  isWorking: boolean;
  /** Whether the consent covers all that this deployment needs. */
  hasAllScopes: boolean;
  now: Date;
  counts: { pending: number; synced: number; needAttention: number };
};

/** ISO's own placeholders for "none", kept until the organisation's facts were read. */
const UNKNOWN = ["XX", "XXX"];

/** Xero's refresh token ends when nobody uses it for so long. */
const UNUSED_ENDS_AFTER_MS = 60 * 24 * 60 * 60_000;

/** Whose books these are, whether we may still write into them, and how much of ours is in them. */
export function OrganisationCard(props: OrganisationCardProps) {
  const { organisation, connectedByName, connectedAt, authorisation, isWorking, hasAllScopes, now, counts } = props;
  const t = useTranslations("xero.organisation");
  const format = useFormatter();
  const locale = useLocale();
  const isRead = !UNKNOWN.includes(organisation.countryCode);
  const isHealthy = isWorking && hasAllScopes;
  const Icon = isHealthy ? CircleCheck : CircleAlert;
  const { providerUserName, refreshedAt } = authorisation;
  const endsAt = new Date(refreshedAt.getTime() + UNUSED_ENDS_AFTER_MS);
  return (
    <Card title={organisation.name}>
      <div className="-mt-2.5 space-y-0.5 text-second">
        {isRead && <p>{t("facts", { country: countryName(organisation.countryCode, locale), currency: organisation.baseCurrency })}</p>}
        <p>{t("connectedBy", { name: connectedByName, day: format.dateTime(connectedAt, "dayLong") })}</p>
        {organisation.lockedOn && <p>{t("locked", { day: formatDay(organisation.lockedOn, locale) })}</p>}
        {providerUserName && <p>{t("consentBy", { name: providerUserName })}</p>}
        <p className={isHealthy ? "flex items-center gap-1.5 text-brand" : "flex items-center gap-1.5 text-amber"}>
          <Icon aria-hidden className="size-4 shrink-0" />
          {t(isHealthy ? "health" : isWorking ? "missingScope" : "removed")}
        </p>
        {isWorking && (
          <p className="text-xs text-third">
            {t("renewed", { ago: format.relativeTime(refreshedAt, now), day: format.dateTime(endsAt, "dayLong") })}
          </p>
        )}
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
