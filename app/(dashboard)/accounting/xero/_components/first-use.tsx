import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConnectButton } from "../../_components/connect-button";

/** Before anything is connected: what will happen, the one button, and what opens with it. */
export function FirstUse({ lockedReason, canSync }: { lockedReason: string | null; canSync: boolean }) {
  const t = useTranslations("xero.firstUse");
  const points = ["lists", canSync ? "write" : "writeStatements", "leave"] as const;
  return (
    <section className="rounded-card border border-line bg-panel p-6 md:p-8">
      <h2 className="text-lg font-semibold tracking-tight">{t("title")}</h2>
      <p className="mt-1.5 max-w-xl text-second">{t(canSync ? "body" : "bodyStatements")}</p>
      <ul className="mt-4 max-w-xl space-y-2">
        {points.map((point) => (
          <li key={point} className="flex gap-2.5">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-brand" />
            <span>{t(`points.${point}`)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <ConnectButton label={t("connect")} busyLabel={t("connecting")} />
        {lockedReason && <p className="min-w-0 flex-1 basis-60 text-third">{lockedReason}</p>}
      </div>
    </section>
  );
}
