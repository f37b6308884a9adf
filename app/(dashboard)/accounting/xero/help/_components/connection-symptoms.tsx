import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import type { Troubleshooting } from "../queries";
import { ConnectButton } from "../../../_components/connect-button";
import { RefreshListsButton } from "../../../_components/refresh-lists-button";
import { CheckButton } from "./check-button";
import { Symptom } from "./symptom";

type Facts = { facts: Troubleshooting };

/** "Sync expenses is disabled." */
export function DisabledSymptom({ facts }: Facts) {
  const t = useTranslations("help.disabled");
  const sync = useTranslations("help.sync");
  const { isHongKong, connection, accounts } = facts;
  const isRemoved = connection !== null && connection.state !== "CONNECTED";
  const isOpen = !isHongKong && connection !== null && accounts.linked > 0;
  return (
    <Symptom
      id="disabled"
      title={t("title")}
      tone={isOpen && !isRemoved ? "fine" : "look"}
      state={
        isHongKong ? (
          <p>{t("hongKong")}</p>
        ) : (
          <>
            <p>
              {!connection
                ? t("notConnected")
                : isRemoved
                  ? sync("removed", { organisation: connection.organisation.name })
                  : t("connected", { organisation: connection.organisation.name })}
            </p>
            <p>{t("linked", { linked: accounts.linked, total: accounts.total })}</p>
          </>
        )
      }
      actions={
        isHongKong ? undefined : !connection ? (
          <ConnectButton label={t("connect")} busyLabel={t("connecting")} />
        ) : isOpen ? (
          <ButtonLink href="/accounting/xero/expenses?tab=pending">{t("open")}</ButtonLink>
        ) : (
          accounts.firstUnlinkedId && (
            <ButtonLink variant="primary" href={`/accounting/xero?connect=${accounts.firstUnlinkedId}`}>
              {t("connectNow")}
            </ButtonLink>
          )
        )
      }
    >
      <p>{t("why")}</p>
    </Symptom>
  );
}

/** "I can't find some of my Xero accounts." */
export function AccountsSymptom({ facts, now }: Facts & { now: Date }) {
  const t = useTranslations("help.accounts");
  const format = useFormatter();
  const { connection, chart } = facts;
  const readAt = connection?.organisation.referenceReadAt ?? null;
  const shown = chart.withoutPayments.slice(0, 5);
  return (
    <Symptom
      id="accounts"
      title={t("title")}
      tone={connection && chart.withoutPayments.length === 0 ? "fine" : "look"}
      state={
        connection ? (
          <>
            <p>{t("usable", { count: chart.usable })}</p>
            <p>{t("without", { count: chart.withoutPayments.length })}</p>
            {shown.length > 0 && (
              <p className="text-xs text-second">
                {shown.length < chart.withoutPayments.length
                  ? t("andMore", { names: format.list(shown, { type: "unit" }), count: chart.withoutPayments.length - shown.length })
                  : format.list(shown, { type: "unit" })}
              </p>
            )}
            <p className="text-xs text-third">{readAt ? t("readAgo", { ago: format.relativeTime(readAt, now) }) : t("neverRead")}</p>
          </>
        ) : (
          <p>{t("notConnected")}</p>
        )
      }
      actions={
        connection?.state === "CONNECTED" && (
          <>
            <RefreshListsButton size="md" />
            <ButtonLink href="/accounting/xero/mapping">{t("mapping")}</ButtonLink>
          </>
        )
      }
    >
      <p>{t("why")}</p>
      <ol className="list-decimal space-y-1 pl-5">
        <li>{t("steps.open")}</li>
        <li>{t("steps.enable")}</li>
        <li>{t("steps.refresh")}</li>
      </ol>
    </Symptom>
  );
}

/** "My transactions don't sync." */
export function NotSyncingSymptom({ facts, now }: Facts & { now: Date }) {
  const t = useTranslations("help.sync");
  const format = useFormatter();
  const { connection, isWorkerAlive, lastRun } = facts;
  const isWorking = connection?.state === "CONNECTED";
  return (
    <Symptom
      id="sync"
      title={t("title")}
      tone={!isWorking || !isWorkerAlive ? "bad" : "fine"}
      state={
        <>
          <p>
            {!connection
              ? t("notConnected")
              : isWorking
                ? t("works", { organisation: connection.organisation.name })
                : t("removed", { organisation: connection.organisation.name })}
          </p>
          <p>{t(isWorkerAlive ? "worker" : "noWorker")}</p>
          <p>
            {lastRun
              ? t("lastRun", {
                  ago: format.relativeTime(lastRun.requestedAt, now),
                  total: lastRun.total,
                  synced: lastRun.synced,
                  failed: lastRun.failed,
                })
              : t("noRun")}
          </p>
        </>
      }
      actions={
        <>
          {isWorking && <CheckButton />}
          <ConnectButton
            variant={isWorking ? "secondary" : "primary"}
            label={t(connection ? "reconnect" : "connect")}
            busyLabel={t("connecting")}
          />
          {connection && <ButtonLink href="/accounting/xero/runs">{t("runs")}</ButtonLink>}
        </>
      }
    >
      <p>{t("why")}</p>
      <p>{t("inXero")}</p>
    </Symptom>
  );
}
