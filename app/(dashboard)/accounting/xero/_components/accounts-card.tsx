"use client";

import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import type { HomeAccount } from "../queries";
import { AccountRow } from "./account-row";
import { LinkDialog, type LinkMode } from "./link-dialog";
import { StatementDialog } from "./statement-dialog";

type AccountsCardProps = { accounts: HomeAccount[]; canConnect: boolean; defaultStartOn: string; todayOn: string };

/** The business's accounts and where each goes. `?connect=<account>` opens its dialog, so that other pages can lead straight to it; `?statement=<account>` its statement. */
export function AccountsCard({ accounts, canConnect, defaultStartOn, todayOn }: AccountsCardProps) {
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

  return (
    <Card title={t("title")} description={t("intro")}>
      {accounts.length === 0 && <p className="text-second">{t("empty")}</p>}
      <ul className="divide-y divide-line border-t border-line">
        {accounts.map((account) => (
          <AccountRow
            key={account.accountId}
            account={account}
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
