"use client";

import { Ellipsis } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { lastFour } from "@/lib/core/last-four";
import { formatDay } from "@/lib/i18n/format-day";
import type { HomeAccount } from "../queries";
import { FeedLines } from "./feed-lines";
import { FeedSyncButton } from "./feed-sync-button";
import type { LinkMode } from "./link-dialog";
import { UnlinkDialog } from "./unlink-dialog";

type AccountRowProps = {
  account: HomeAccount;
  now: Date;
  canConnect: boolean;
  /** The bank account that was chosen and turned out to be another account's. */
  takenName: string | null;
  onConnect: (mode: LinkMode) => void;
  onStatement: () => void;
};

export function AccountRow({ account, now, canConnect, takenName, onConnect, onStatement }: AccountRowProps) {
  const t = useTranslations("xero.accounts");
  const locale = useLocale();
  const [isUnlinking, setUnlinking] = useState(false);
  const nameId = `account-${account.accountId}`;
  const { link, linked, feed } = account;
  const trouble = !link ? null : !linked ? t("gone") : linked.refusal === "archived" ? t("archived") : null;
  const number = `··${lastFour(account.accountNumber)}`;
  const isTaken = takenName !== null || (feed?.problem?.isTaken ?? false);

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 last:pb-0">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-sunk text-2xs font-semibold text-second">
        {account.currency}
      </span>
      <div className="min-w-0 flex-1 basis-32">
        <p id={nameId} className="font-semibold">
          {account.name}
        </p>
        {link ? (
          <>
            <p className="text-xs text-second">{`${number} → ${linked?.name ?? "—"}`}</p>
            {trouble && <p className="text-xs text-red">{trouble}</p>}
            {!trouble && !feed && <p className="text-xs text-third">{t("linkedSince", { day: formatDay(link.startOn, locale) })}</p>}
            {!trouble && feed && <FeedLines feed={feed} currency={account.currency} now={now} />}
          </>
        ) : takenName ? (
          <>
            <p className="text-xs text-red">{t("taken", { name: takenName })}</p>
            <p className="text-xs text-third">{t("takenRemedy")}</p>
          </>
        ) : (
          <p className="text-xs text-second">{`${number} · ${t("notConnected")}`}</p>
        )}
      </div>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1.5">
        {canConnect && feed && !isTaken && <FeedSyncButton accountId={account.accountId} feed={feed} describedBy={nameId} />}
        {!feed && (
          <Button size="sm" variant="quiet" aria-describedby={nameId} onClick={onStatement}>
            {t("download")}
          </Button>
        )}
        {canConnect && isTaken && (
          <>
            <Button size="sm" aria-describedby={nameId} onClick={() => onConnect("create")}>
              {t("createInXero")}
            </Button>
            <Button size="sm" aria-describedby={nameId} onClick={() => onConnect("choose")}>
              {t("chooseAnother")}
            </Button>
          </>
        )}
        {canConnect && !isTaken && (
          <Button size="sm" variant={link ? "secondary" : "primary"} aria-describedby={nameId} onClick={() => onConnect("choose")}>
            {t(link ? "change" : "connectNow")}
          </Button>
        )}
        {link && (
          <Menu
            trigger={
              <IconButton size="sm" label={t("more", { account: account.name })}>
                <Ellipsis aria-hidden />
              </IconButton>
            }
          >
            {feed && <MenuItem onSelect={onStatement}>{t("download")}</MenuItem>}
            <MenuItem isDangerous isDisabled={!canConnect} onSelect={() => setUnlinking(true)}>
              {t("disconnect")}
            </MenuItem>
          </Menu>
        )}
      </div>
      <UnlinkDialog account={account} hasFeed={feed !== null} isOpen={isUnlinking} onClose={() => setUnlinking(false)} />
    </li>
  );
}
