"use client";

import clsx from "clsx";
import { CreditCard, Landmark } from "lucide-react";
import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import type { AccountBalance } from "@/lib/core/transaction-row";

type AccountStripProps = {
  accounts: readonly AccountBalance[];
  chosenId: string | undefined;
  onChoose: (accountId: string | undefined) => void;
};

/** The accounts with what is on them; pressing one narrows the list to it, pressing it again widens it. */
export function AccountStrip({ accounts, chosenId, onChoose }: AccountStripProps) {
  const t = useTranslations("transactions");
  return (
    <section aria-label={t("accounts")} className="flex gap-2.5 overflow-x-auto px-6 py-0.5 max-md:px-4">
      {accounts.map((account) => {
        const isChosen = account.id === chosenId;
        const Icon = account.kind === "CARD" ? CreditCard : Landmark;
        return (
          <button
            key={account.id}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? undefined : account.id)}
            className={clsx(
              "min-w-44 shrink-0 rounded-card border bg-panel px-3.5 py-2.5 text-left transition-colors",
              isChosen ? "border-brand bg-selected" : "border-line hover:border-edge",
            )}
          >
            <span className="flex items-center gap-1.5 text-xs text-second">
              <Icon aria-hidden className="size-3.5" />
              <span className="truncate">{account.name}</span>
            </span>
            <Money
              amountMinor={account.balanceMinor}
              currency={account.currency}
              style="code"
              className="mt-0.5 block text-md font-semibold"
            />
            <span className="block text-xs text-third">
              {t("accountNumber", { number: account.accountNumber })} · {t("movements", { count: account.transactionCount })}
            </span>
          </button>
        );
      })}
    </section>
  );
}
