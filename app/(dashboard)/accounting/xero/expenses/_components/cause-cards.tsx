"use client";

import clsx from "clsx";
import { CircleAlert, Map as MapIcon, TriangleAlert } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Button } from "@/components/ui/button";
import type { ExpenseFilter } from "@/lib/core/expense-filter";
import type { ExpenseCause } from "@/lib/core/expense-row";
import { isSyncErrorCode, SYNC_ERRORS, type SyncErrorCode } from "@/lib/core/sync-error";
import type { ExpenseAddress } from "./use-expense-address";
import { useSumsText } from "./row-words";

const SHOWN = 3;
const SHOWN_ON_PHONE = 1;
/** Failures of a sync are red; what only needs a decision is amber. */
const RED: readonly SyncErrorCode[] = [
  "accountArchived",
  "bankAccountArchived",
  "rejectedByLedger",
  "foundTwiceInLedger",
  "alreadyInLedger",
  "accessRemoved",
  "ledgerUnavailable",
  "taxRateArchived",
  "receiptRejected",
];

type CauseCardsProps = {
  causes: readonly ExpenseCause[];
  filter: ExpenseFilter;
  setFilter: ExpenseAddress["setFilter"];
  /** Chooses one value for all the expenses that a cause holds back. */
  onFix: (cause: ExpenseCause) => void;
  isPhone: boolean;
};

/** What holds expenses back: one card per cause, with its count, its sum and its one fix. */
export function CauseCards({ causes, filter, setFilter, onFix, isPhone }: CauseCardsProps) {
  const t = useTranslations("expenses");
  const [areAllShown, setAllShown] = useState(false);
  if (causes.length === 0) return null;
  const few = isPhone ? SHOWN_ON_PHONE : SHOWN;
  const shown = areAllShown ? causes : causes.slice(0, few);
  const rest = causes.length - few;
  return (
    <section aria-label={t("causes")} className="px-6 max-md:px-4">
      <div className="grid grid-cols-1 gap-2.5 @xl/list:grid-cols-2 @4xl/list:grid-cols-3">
        {shown.map((cause) => (
          <CauseCard key={`${cause.code} ${cause.subject?.id ?? ""}`} cause={cause} filter={filter} setFilter={setFilter} onFix={onFix} />
        ))}
      </div>
      {rest > 0 && (
        <Button size="sm" variant="quiet" className="mt-1" onClick={() => setAllShown(!areAllShown)}>
          {areAllShown ? t("cause.fewer") : t("cause.moreCauses", { count: rest })}
        </Button>
      )}
    </section>
  );
}

/** The filter that shows exactly the rows of a cause. */
export function filterOfCause(cause: ExpenseCause, filter: ExpenseFilter): ExpenseFilter {
  const base: ExpenseFilter = { tab: filter.tab, sort: filter.sort, cause: isSyncErrorCode(cause.code) ? cause.code : undefined };
  if (!cause.subject) return base;
  const field = cause.subject.kind;
  return { ...base, [field]: cause.subject.id };
}

function CauseCard({ cause, filter, setFilter, onFix }: Omit<CauseCardsProps, "causes" | "isPhone"> & { cause: ExpenseCause }) {
  const t = useTranslations("expenses");
  const sums = useSumsText();
  if (!isSyncErrorCode(cause.code)) return null;
  const code = cause.code;
  const isRed = RED.includes(code);
  const Icon = code === "accountMissing" ? MapIcon : isRed ? CircleAlert : TriangleAlert;
  const show = () => setFilter({ account: undefined, category: undefined, ledgerAccount: undefined, ...filterOfCause(cause, filter) });
  const link = linkOf(cause);
  const remedy = SYNC_ERRORS[code].remedy;
  const words =
    code === "categoryMissing"
      ? t("cause.fix.chooseCategory")
      : remedy === "chooseAccount" || remedy === "chooseTaxRate" || remedy === "chooseContact" || remedy === "chooseTracking"
        ? t(`cause.fix.${remedy}`)
        : null;
  return (
    <div className="flex gap-3 rounded-card border border-line bg-panel px-4 py-3 max-md:border-transparent max-md:bg-amber-tint">
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", isRed ? "text-red" : "text-amber")} />
      <div className="min-w-0">
        <h2 className="font-semibold">{t(`causeTitle.${code}`, { name: cause.subject?.name ?? "" })}</h2>
        <p className="text-second">{t("cause.summary", { count: cause.count, sum: sums(cause.sums) })}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {link && (
            <ButtonLink size="sm" href={link.href as Route}>
              {t(`cause.fix.${link.label}`)}
            </ButtonLink>
          )}
          {words && (
            <Button size="sm" onClick={() => onFix(cause)}>
              {words}
            </Button>
          )}
          <Button size="sm" variant={link || words ? "quiet" : "secondary"} onClick={show}>
            {link || words ? t("cause.show") : t("cause.fix.other")}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Where a cause is fixed that is not fixed on this screen. */
function linkOf(cause: ExpenseCause): { href: string; label: "mapCategory" | "linkAccount" | "reconnect" | "connect" } | null {
  switch (cause.code) {
    case "accountMissing":
      return { href: `/accounting/xero/mapping${cause.subject ? `#category-${cause.subject.id}` : ""}`, label: "mapCategory" };
    case "accountNotLinked":
    case "bankAccountArchived":
    case "currencyDiffers":
      return { href: "/accounting/xero", label: "linkAccount" };
    case "accessRemoved":
      return { href: "/accounting/xero", label: "reconnect" };
    case "notConnected":
      return { href: "/accounting/xero", label: "connect" };
    default:
      return null;
  }
}
