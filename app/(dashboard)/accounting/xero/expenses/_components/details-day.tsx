"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { dayAfter } from "@/lib/core/day-after";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { formatDay } from "@/lib/i18n/format-day";
import { InheritButton } from "./inherit-button";
import { SavedDay } from "./saved-day";
import type { ExpenseEdit } from "./use-expense-edit";

/** The day in the ledger. It is the day of the movement until somebody moves it; out of a locked period one press is enough. */
export function DetailsDay({ details, edit }: { details: ExpenseDetails; edit: ExpenseEdit }) {
  const t = useTranslations("expenses.details");
  const locale = useLocale();
  const { postedOn, accountingOn, problems } = details;
  const lockedOn = problems.find((problem) => problem.code === "dateLocked")?.detail.lockedOn;
  const openOn = lockedOn === undefined ? null : dayAfter(lockedOn);
  const move = (dayOn: string) => {
    const next = dayOn === postedOn ? null : dayOn;
    void edit.save({ accountingOn: next }, { shown: { accountingOn: next } });
  };
  return (
    <>
      <SavedDay
        label={t("accountingOn")}
        value={accountingOn ?? postedOn}
        source={accountingOn === null ? t("ownDay") : t("movedFrom", { day: formatDay(postedOn, locale) })}
        onSave={move}
      />
      {openOn !== null && (
        <div className="ml-30 max-md:ml-0">
          <Button size="sm" onClick={() => move(openOn)}>
            {t("moveTo", { day: formatDay(openOn, locale) })}
          </Button>
        </div>
      )}
      {accountingOn !== null && (
        <InheritButton
          label={t("inheritField", { field: t("accountingOn") })}
          onClick={() => void edit.save({ accountingOn: null }, { shown: { accountingOn: null } })}
        />
      )}
    </>
  );
}
