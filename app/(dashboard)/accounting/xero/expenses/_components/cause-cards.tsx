"use client";

import clsx from "clsx";
import { CircleAlert, Map as MapIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { filterOfCause } from "@/lib/core/cause-filter";
import { fixOf } from "@/lib/core/cause-fix";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseCause } from "@/lib/core/expense-row";
import { isSyncErrorCode, type SyncErrorCode } from "@/lib/core/sync-error";
import { ConnectButton } from "../../../_components/connect-button";
import type { ExpenseAddress } from "./use-expense-address";
import { useSumsText } from "./row-words";

/** Failures of a sync are red; what only needs a decision is amber. */
const RED: readonly SyncErrorCode[] = [
  "accountArchived",
  "bankAccountArchived",
  "rejectedByLedger",
  "foundTwiceInLedger",
  "alreadyInLedger",
  "outcomeUnknown",
  "accessRemoved",
  "ledgerUnavailable",
  "taxRateArchived",
  "receiptRejected",
  "receiptNotSent",
  "directionChanged",
];

type CauseCardsProps = {
  causes: readonly ExpenseCause[];
  filter: ExpenseFilter;
  setFilter: ExpenseAddress["setFilter"];
  /** Does the one thing that cures all the expenses that a cause holds back. */
  onFix: (cause: ExpenseCause) => void;
  isBusy: boolean;
  /** How many stand side by side; the others come when they are asked for. */
  few: number;
};

/** What holds expenses back: one card per cause, with its count, its sum and its one fix. */
export function CauseCards({ causes, few, ...rest }: CauseCardsProps) {
  const t = useTranslations("expenses");
  const [areAllShown, setAllShown] = useState(false);
  if (causes.length === 0) return null;
  const shown = areAllShown ? causes : causes.slice(0, few);
  const more = causes.length - few;
  return (
    <section aria-label={t("causes")} className="px-6 max-md:px-4">
      <div className="grid grid-cols-1 gap-2.5 @xl/list:grid-cols-2 @4xl/list:grid-cols-3">
        {shown.map((cause) => (
          <CauseCard key={`${cause.code} ${cause.subject?.id ?? ""}`} cause={cause} {...rest} />
        ))}
      </div>
      {more > 0 && (
        <Button size="sm" variant="quiet" className="mt-1" onClick={() => setAllShown(!areAllShown)}>
          {areAllShown ? t("cause.fewer") : t("cause.moreCauses", { count: more })}
        </Button>
      )}
    </section>
  );
}

type CauseCardProps = Omit<CauseCardsProps, "causes" | "few"> & { cause: ExpenseCause };

function CauseCard({ cause, filter, setFilter, onFix, isBusy }: CauseCardProps) {
  const t = useTranslations("expenses");
  const sums = useSumsText();
  if (!isSyncErrorCode(cause.code)) return null;
  const code = cause.code;
  const fix = fixOf(code, filter.tab === "synced");
  const isRed = RED.includes(code);
  const Icon = code === "accountMissing" ? MapIcon : isRed ? CircleAlert : TriangleAlert;
  return (
    <div className="flex gap-3 rounded-card border border-line bg-panel px-4 py-3 max-md:border-transparent max-md:bg-amber-tint">
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", isRed ? "text-red" : "text-amber")} />
      <div className="min-w-0">
        <h2 className="font-semibold">{t(`causeTitle.${code}`, { name: cause.subject?.name ?? "" })}</h2>
        <p className="text-second">{t("cause.summary", { count: cause.count, sum: sums(cause.sums) })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {fix === "connect" ? (
            <ConnectButton
              label={t(code === "accessRemoved" ? "cause.reconnect" : "cause.fix.connect")}
              busyLabel={t("cause.connecting")}
              variant="secondary"
            />
          ) : (
            <Button size="sm" disabled={isBusy} onClick={() => onFix(cause)}>
              {t(`cause.fix.${fix}`)}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => setFilter(filterOfCause(cause, filter))}>
            {t("cause.show")}
          </Button>
        </div>
      </div>
    </div>
  );
}
