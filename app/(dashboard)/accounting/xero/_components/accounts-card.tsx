"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import type { HomeAccount } from "../queries";
import { AccountRow } from "./account-row";
import { FeedSummary } from "./feed-summary";
import { KeepFresh } from "./keep-fresh";
import { LinkDialog, type LinkMode } from "./link-dialog";
import { StatementDialog } from "./statement-dialog";

type AccountsCardProps = {
  accounts: HomeAccount[];
  now: Date;
  canConnect: boolean;
  canSync: boolean;
  defaultStartOn: string;
  todayOn: string;
};

/** The business's accounts and where each goes. `?connect=<account>` opens its dialog, so that other pages can lead straight to it; `?statement=<account>` its statement. */
export function AccountsCard({ accounts, now, canConnect, canSync, defaultStartOn, todayOn }: AccountsCardProps) {
  const t = useTranslations("xero.accounts");
  const [openId, setOpenId] = useQueryState("connect", parseAsString);
  const [statementId, setStatementId] = useQueryState("statement", parseAsString);
  const [mode, setMode] = useState<LinkMode>("choose");
  const [takenNames, setTakenNames] = useState<Record<string, string>>({});
  const open = canConnect ? accounts.find((account) => account.accountId === openId) : undefined;

  const statementOf = accounts.find((account) => account.accountId === statementId);

  const openDialog = (accountId: string, next: LinkMode) => {
    setMode(next);
    void setOpenId(accountId);
  };

  const feeds = accounts.flatMap(({ feed }) => feed ?? []);
  return (
    <Card
      title={t("title")}
      description={
        feeds.length > 0 ? <FeedSummary feeds={feeds} now={now} isWaiting={!canConnect} /> : t(canSync ? "intro" : "introStatements")
      }
    >
      <KeepFresh isBusy={feeds.some(({ isBusy }) => isBusy)} />
      {accounts.length === 0 && <p className="text-second">{t("empty")}</p>}
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {accounts.map((account) => (
          <AccountRow
            key={account.accountId}
            account={account}
            now={now}
            canConnect={canConnect}
            takenName={account.link ? null : (takenNames[account.accountId] ?? null)}
            onConnect={(next) => openDialog(account.accountId, next)}
            onStatement={() => void setStatementId(account.accountId)}
          />
        ))}
      </ul>
      {open && (
        <LinkDialog
          key={`${open.accountId} ${mode}`}
          account={open}
          initialMode={mode}
          defaultStartOn={open.link?.startOn ?? defaultStartOn}
          todayOn={todayOn}
          onTaken={(name) => setTakenNames({ ...takenNames, [open.accountId]: name })}
          onClose={() => void setOpenId(null)}
        />
      )}
      {statementOf && <StatementDialog account={statementOf} todayOn={todayOn} onClose={() => void setStatementId(null)} />}
    </Card>
  );
}
