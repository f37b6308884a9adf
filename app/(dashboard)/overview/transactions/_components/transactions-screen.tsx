"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { ExportMenu } from "@/components/ui/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { WithSidePanel } from "@/components/ui/side-panel";
import type { FeedStatus as Status } from "@/lib/core/card-feed/card-feed";
import { pendingSyncAddress, toTransactionQuery } from "@/lib/core/transaction-filter";
import { AccountStrip } from "./account-strip";
import { FeedStatus } from "./feed-status";
import { FilterBar } from "./filter-bar";
import type { FilterChoices } from "./filter-fields";
import { TransactionList } from "./transaction-list";
import { TransactionPanel } from "./transaction-panel";
import { useTransactionAddress } from "./use-transaction-address";

export type Rights = { isFinance: boolean; canSync: boolean };
type ScreenProps = { choices: FilterChoices; rights: Rights; feed: Status | null };

export function TransactionsScreen({ choices, rights, feed }: ScreenProps) {
  const { accounts, categories } = choices;
  const t = useTranslations("transactions");
  const address = useTransactionAddress();
  const { filter, openId } = address;
  const panel = openId ? (
    <TransactionPanel key={openId} id={openId} categories={categories} rights={rights} onClose={() => address.open(null)} />
  ) : null;
  return (
    <WithSidePanel panel={panel}>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu href={`/api/transactions/export?${toTransactionQuery(filter).toString()}`} />
            {rights.isFinance && (
              <ButtonLink href="/overview/transactions/import">
                <FileUp aria-hidden />
                {t("import")}
              </ButtonLink>
            )}
            {rights.canSync && (
              <ButtonLink variant="primary" href={pendingSyncAddress(filter)}>
                {t("syncExpenses")}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="space-y-3">
        {accounts.length > 0 && (
          <AccountStrip accounts={accounts} chosenId={filter.account} onChoose={(account) => address.setFilter({ account })} />
        )}
        {feed && <FeedStatus status={feed} />}
        <FilterBar address={address} choices={choices} isFinance={rights.isFinance} />
        <TransactionList address={address} rights={rights} />
      </div>
    </WithSidePanel>
  );
}
