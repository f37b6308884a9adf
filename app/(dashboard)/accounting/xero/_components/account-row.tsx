"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { lastFour } from "@/lib/core/last-four";
import { formatDay } from "@/lib/i18n/format-day";
import type { HomeAccount } from "../queries";
import type { LinkMode } from "./link-dialog";
import { UnlinkDialog } from "./unlink-dialog";

type AccountRowProps = {
  account: HomeAccount;
  canConnect: boolean;
  /** The bank account that was chosen and turned out to be another account's. */
  takenName: string | null;
  onConnect: (mode: LinkMode) => void;
  onStatement: () => void;
};

export function AccountRow({ account, canConnect, takenName, onConnect, onStatement }: AccountRowProps) {
  const t = useTranslations("xero.accounts");
  const locale = useLocale();
  const [isUnlinking, setUnlinking] = useState(false);
  const nameId = `account-${account.accountId}`;
  const trouble = !account.link ? null : !account.linked ? t("gone") : account.linked.refusal === "archived" ? t("archived") : null;

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-sunk text-2xs font-semibold text-second">
        {account.currency}
      </span>
      <div className="min-w-0 flex-1 basis-32">
        <p id={nameId} className="font-semibold">
          {account.name}
        </p>
        {account.link ? (
          <>
            <p className="text-xs text-second">{`··${lastFour(account.accountNumber)} → ${account.linked?.name ?? "—"}`}</p>
            {trouble ? (
              <p className="text-xs text-red">{trouble}</p>
            ) : (
              <p className="text-xs text-third">{t("linkedSince", { day: formatDay(account.link.startOn, locale) })}</p>
            )}
          </>
        ) : takenName ? (
          <>
            <p className="text-xs text-red">{t("taken", { name: takenName })}</p>
            <p className="text-xs text-third">{t("takenRemedy")}</p>
          </>
        ) : (
          <p className="text-xs text-second">{canConnect ? t("notConnected") : t("waiting")}</p>
        )}
      </div>
      <div className="ml-auto flex flex-wrap gap-1.5">
        <Button size="sm" variant="quiet" aria-describedby={nameId} onClick={onStatement}>
          {t("download")}
        </Button>
        {canConnect &&
          (account.link ? (
            <>
              <Button size="sm" variant="quiet" aria-describedby={nameId} onClick={() => setUnlinking(true)}>
                {t("disconnect")}
              </Button>
              <Button size="sm" aria-describedby={nameId} onClick={() => onConnect("choose")}>
                {t("change")}
              </Button>
            </>
          ) : takenName ? (
            <>
              <Button size="sm" aria-describedby={nameId} onClick={() => onConnect("create")}>
                {t("createInXero")}
              </Button>
              <Button size="sm" aria-describedby={nameId} onClick={() => onConnect("choose")}>
                {t("chooseAnother")}
              </Button>
            </>
          ) : (
            <Button size="sm" variant="primary" aria-describedby={nameId} onClick={() => onConnect("choose")}>
              {t("connectNow")}
            </Button>
          ))}
      </div>
      <UnlinkDialog account={account} isOpen={isUnlinking} onClose={() => setUnlinking(false)} />
    </li>
  );
}
