"use client";

import { FileArchive, Files, FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { ExportMenu } from "@/components/ui/export-menu";
import { MenuItem } from "@/components/ui/menu";
import { PageHeader } from "@/components/ui/page-header";
import { PageDrop } from "@/components/ui/page-drop";
import { WithSidePanel } from "@/components/ui/side-panel";
import type { FeedStatus as Status } from "@/lib/core/card-feed/card-feed";
import { pendingSyncAddress, toTransactionQuery } from "@/lib/core/transaction-filter";
import { leaveDroppedFiles } from "../../../_components/receipts/dropped-files";
import { useReceiptZip } from "../../../_components/receipts/use-receipt-zip";
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
  const receipts = useTranslations("receipts");
  const zip = useReceiptZip();
  const router = useRouter();
  const { filter, openId } = address;
  const panel = openId ? (
    <TransactionPanel key={openId} id={openId} categories={categories} rights={rights} onClose={() => address.open(null)} />
  ) : null;
  return (
    <WithSidePanel panel={panel}>
      <PageDrop
        label={t("dropReceipts")}
        onFiles={(files) => {
          leaveDroppedFiles(files);
          router.push("/overview/transactions/receipts");
        }}
      />
      <PageHeader
        title={t("title")}
        actions={
          <>
            <ExportMenu className="max-md:-order-1" href={`/api/transactions/export?${toTransactionQuery(filter).toString()}`}>
              <MenuItem onSelect={() => void zip.download({ filter })}>
                <FileArchive aria-hidden className="text-third" />
                {receipts("zip.button")}
              </MenuItem>
            </ExportMenu>
            <ButtonLink href="/overview/transactions/receipts" className="max-md:grow">
              <Files aria-hidden />
              {t("matchReceipts")}
            </ButtonLink>
            {rights.isFinance && (
              <ButtonLink href="/overview/transactions/import" className="max-md:grow">
                <FileUp aria-hidden />
                {t("import")}
              </ButtonLink>
            )}
            {rights.canSync && (
              <ButtonLink variant="primary" href={pendingSyncAddress(filter)} className="max-md:-order-1 max-md:grow">
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
