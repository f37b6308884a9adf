"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Day } from "@/components/day";
import { Money } from "@/components/money";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { StatusLabel } from "@/components/ui/status-label";
import type { MatchCandidate, MatchReason } from "@/lib/core/receipts/matching/score-match";
import type { WaitingReceipt } from "@/lib/core/receipts/waiting-receipt";
import { formatDay } from "@/lib/i18n/format-day";
import { formatMoney } from "@/lib/i18n/format-money";
import { searchTransactions, waitingKeys } from "../queries";
import type { Decision } from "./use-decisions";

type ChoiceProps = {
  file: WaitingReceipt;
  known: ReadonlyMap<string, MatchCandidate>;
  decision: Decision;
  onChoose: (transaction: MatchCandidate | null) => void;
};

const TONES = { certain: "green", high: "green", likely: "blue", possible: "amber" } as const;

/** Where a file would go and why; another choice is one press away. */
export function TransactionChoice({ file, known, decision, onChoose }: ChoiceProps) {
  const t = useTranslations("receipts.match");
  const [isChoosing, setIsChoosing] = useState(false);
  const { transaction, isByHand } = decision;
  const match = [...(file.best ? [file.best] : []), ...file.alternatives].find((each) => each.transactionId === transaction?.id);
  if (isChoosing || !transaction) {
    return (
      <TransactionSearch
        file={file}
        known={known}
        chosen={transaction}
        onChoose={(next) => {
          onChoose(next);
          setIsChoosing(false);
        }}
      />
    );
  }
  return (
    <div className="flex items-start gap-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="truncate font-medium">{transaction.merchant}</span>
          <Money amountMinor={transaction.amountMinor} currency={transaction.currency} style="code" />
          <span className="text-second">
            <Day on={transaction.postedOn} />
          </span>
        </p>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-third">
          {isByHand ? (
            <StatusLabel tone="neutral">{t("chosen")}</StatusLabel>
          ) : (
            match && <StatusLabel tone={TONES[match.confidence]}>{t(`confidence.${match.confidence}`)}</StatusLabel>
          )}
          {match && <Reasons reasons={match.reasons} />}
          <span>{transaction.reference}</span>
        </p>
      </div>
      <Button size="sm" onClick={() => setIsChoosing(true)} aria-label={t("changeFor", { name: file.fileName })}>
        {t("change")}
      </Button>
    </div>
  );
}

function Reasons({ reasons }: { reasons: readonly MatchReason[] }) {
  const t = useTranslations("receipts.match");
  return <span>{reasons.map((reason) => t(`reasons.${reason}`)).join(", ")}</span>;
}

/** What is offered, and below it whatever the books hold under the words that are typed. */
function TransactionSearch({ file, known, chosen, onChoose }: Omit<ChoiceProps, "decision"> & { chosen: MatchCandidate | null }) {
  const t = useTranslations("receipts.match");
  const common = useTranslations("common");
  const locale = useLocale();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: waitingKeys.search(wanted),
    queryFn: ({ signal }) => searchTransactions(wanted, signal),
    enabled: wanted.length >= 2,
    staleTime: 30_000,
  });
  const offered = [...(file.best ? [file.best] : []), ...file.alternatives].flatMap(({ transactionId, reasons }) => {
    const transaction = known.get(transactionId);
    return transaction ? [{ transaction, hint: reasons.map((reason) => t(`reasons.${reason}`)).join(", ") }] : [];
  });
  const searched = (wanted.length >= 2 ? (found.data ?? []) : []).filter(
    ({ id }) => !offered.some(({ transaction }) => transaction.id === id),
  );
  const shown = wanted.length >= 2 ? searched.map((transaction) => ({ transaction, hint: transaction.reference })) : offered;
  const toOption = ({ transaction, hint }: { transaction: MatchCandidate; hint: string }): ComboboxOption => ({
    value: transaction.id,
    label: `${transaction.merchant} · ${formatDay(transaction.postedOn, locale, "day")} · ${formatMoney(transaction, locale, "code")}`,
    hint,
  });
  const pool = new Map(
    [...searched, ...offered.map(({ transaction }) => transaction), ...(chosen ? [chosen] : [])].map((each) => [each.id, each]),
  );
  return (
    <Combobox
      label={t("transactionFor", { name: file.fileName })}
      layout="hidden"
      options={shown.map(toOption)}
      chosen={chosen ? toOption({ transaction: chosen, hint: chosen.reference }) : undefined}
      value={chosen?.id ?? null}
      placeholder={offered.length > 0 ? t("chooseOrSearch", { count: offered.length }) : t("search")}
      emptyText={wanted.length < 2 ? t("typeToSearch") : found.isPending ? common("loading") : common("nothingFound")}
      clearLabel={common("clear")}
      onSearch={setText}
      onChange={(id) => onChoose(id === null ? null : (pool.get(id) ?? null))}
    />
  );
}
