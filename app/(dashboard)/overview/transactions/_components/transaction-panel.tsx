"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Day } from "@/components/day";
import { Money } from "@/components/money";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { Combobox } from "@/components/ui/combobox";
import { SidePanel } from "@/components/ui/side-panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextArea } from "@/components/ui/text-area";
import { tabOf } from "@/lib/core/sync-state";
import type { TransactionRow } from "@/lib/core/transaction-row";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { editTransactionAction } from "../actions";
import { fetchTransaction, transactionKeys } from "../queries";
import { MovementLabel } from "./movement-label";
import { ReceiptBox } from "./receipt-box";
import { TransactionFacts } from "./transaction-facts";
import type { Rights } from "./transactions-screen";

type PanelProps = { id: string; categories: readonly { id: string; name: string }[]; rights: Rights; onClose: () => void };

export function TransactionPanel({ id, categories, rights, onClose }: PanelProps) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const found = useQuery({ queryKey: transactionKeys.one(id), queryFn: ({ signal }) => fetchTransaction(id, signal) });
  const row = found.data;
  const footer =
    row?.isExpense && rights.canSync ? (
      <ButtonLink href={`/accounting/xero/expenses?tab=${tabOf(row.syncState)}&expense=${row.id}`}>{t("openExpense")}</ButtonLink>
    ) : undefined;
  return (
    <SidePanel title={t("details")} closeLabel={common("close")} subject={id} onClose={onClose} footer={footer}>
      {found.isError && <Banner tone="red" title={t("loadFailed")} isAnnounced />}
      {found.isPending && <SkeletonRows label={common("loading")} count={4} />}
      {row && (
        <div className="space-y-5">
          <div>
            <p className="text-lg font-semibold">{row.merchant}</p>
            <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-second">
              <Money amountMinor={row.amountMinor} currency={row.currency} style="code" className="text-md font-semibold text-ink" />
              <Day on={row.postedOn} />
              {rights.isFinance && <MovementLabel row={row} />}
            </p>
          </div>
          <EditableFields key={row.id} row={row} categories={categories} />
          <ReceiptBox transactionId={row.id} />
          <TransactionFacts row={row} />
        </div>
      )}
    </SidePanel>
  );
}

/** Category and notes: each is saved as soon as it is chosen or left. */
function EditableFields({ row, categories }: { row: TransactionRow; categories: PanelProps["categories"] }) {
  const t = useTranslations("transactions");
  const common = useTranslations("common");
  const client = useQueryClient();
  const words = useRefusalWords();
  const [notes, setNotes] = useState(row.notes);
  const [categoryId, setCategoryId] = useState(row.categoryId);
  const save = async (changes: { categoryId?: string | null; notes?: string }) => {
    const answer = await editTransactionAction({ transactionId: row.id, changes });
    if (answer.ok) toast.success(common("saved"));
    else {
      toast.error(words(answer));
      setNotes(row.notes);
      setCategoryId(row.categoryId);
    }
    await client.invalidateQueries({ queryKey: transactionKeys.all });
  };
  return (
    <div className="space-y-3">
      <Combobox
        label={t("category")}
        options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        value={categoryId}
        placeholder={t("chooseCategory")}
        emptyText={common("nothingFound")}
        clearLabel={common("clear")}
        onChange={(next) => {
          setCategoryId(next);
          void save({ categoryId: next });
        }}
      />
      <TextArea
        label={t("notes")}
        hint={t("notesHint")}
        maxLength={4000}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
        onBlur={() => {
          if (notes.trim() !== row.notes) void save({ notes });
        }}
      />
    </div>
  );
}
