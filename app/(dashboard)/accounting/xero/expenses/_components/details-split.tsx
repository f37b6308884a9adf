"use client";

import { Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { doesSplitAddUp, splitRemainder } from "@/lib/core/split-amounts";
import type { Lists } from "../queries";
import { useMoneyText } from "./row-words";
import { SplitLineFields } from "./split-line-fields";
import { amountsOf, emptyLine, percentsFrom, startingLines, typedAmount, type DraftLine, type SplitMode } from "./split-lines";
import type { ExpenseEdit } from "./use-expense-edit";

/** Lines being edited, and the stored ones they began with. */
export type SplitDraft = { lines: DraftLine[]; startedFrom: ExpenseDetails["lines"] };
type DetailsSplitProps = {
  details: ExpenseDetails;
  lists: Lists | undefined;
  edit: ExpenseEdit;
  draft: SplitDraft | null;
  setDraft: (draft: SplitDraft | null) => void;
};

/** The lines of an expense. They can be saved only when they add up to it, to the cent; until then they are nobody else's business. */
export function DetailsSplit({ details, lists, edit, draft, setDraft }: DetailsSplitProps) {
  const t = useTranslations("expenses.split");
  const money = useMoneyText();
  const locale = useLocale();
  const [mode, setMode] = useState<SplitMode>("amount");
  const lines = draft?.lines ?? startingLines(details, locale);
  const startedFrom = draft?.startedFrom ?? details.lines;
  const amounts = amountsOf(lines, mode, { details, locale });
  const rest = splitRemainder(details.amountMinor, amounts);
  const isRight = doesSplitAddUp(details.amountMinor, amounts);
  const isOver = rest * (details.amountMinor < 0 ? -1 : 1) < 0;
  const change = (next: DraftLine[]) => setDraft({ lines: next, startedFrom });
  const replace = (line: DraftLine) => change(lines.map((each) => (each.key === line.key ? line : each)));
  const giveRest = () => {
    const last = lines.at(-1);
    if (last) replace({ ...last, amount: typedAmount((amounts.at(-1) ?? 0) + rest, details.currency, locale) });
  };
  const changeMode = (next: SplitMode) => {
    if (next === "percent") change(percentsFrom(lines, amounts, { details, locale }));
    else change(lines.map((each, index) => ({ ...each, amount: typedAmount(amounts[index] ?? 0, details.currency, locale) })));
    setMode(next);
  };
  const save = async () => {
    const isSaved = await edit.split(
      lines.map((each, index) => ({ ...each.line, amountMinor: amounts[index] ?? 0 })),
      startedFrom,
    );
    if (isSaved) setDraft(null);
  };
  return (
    <section aria-label={t("title")} className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm text-second">{t("title")}</h3>
        <Select
          label={t("mode")}
          layout="hidden"
          className="w-36"
          value={mode}
          options={[
            { value: "amount", label: t("byAmount") },
            { value: "percent", label: t("byPercent") },
          ]}
          onChange={changeMode}
        />
      </div>
      {lines.map((line, index) => (
        <SplitLineFields
          key={line.key}
          number={index + 1}
          draft={line}
          shown={details.lines[index]?.shown ?? details.shown}
          categoryName={details.categoryName}
          amountMinor={amounts[index] ?? 0}
          currency={details.currency}
          mode={mode}
          lists={lists}
          onChange={replace}
          onRemove={lines.length > 2 ? () => change(lines.filter((each) => each.key !== line.key)) : null}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="quiet" disabled={lines.length >= 50} onClick={() => change([...lines, emptyLine(lines)])}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
        <p role="status" className={isRight ? "text-xs text-brand" : "text-xs text-amber"}>
          {rest === 0
            ? isRight
              ? t("even")
              : t("zero")
            : t(isOver ? "over" : "rest", { amount: money({ amountMinor: Math.abs(rest), currency: details.currency }) })}
        </p>
        {rest !== 0 && mode === "amount" && (
          <Button size="sm" onClick={giveRest}>
            {t("giveRest")}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {draft === null ? (
          <Button size="sm" onClick={() => void edit.split([], details.lines)}>
            {t("join")}
          </Button>
        ) : (
          <>
            <Button size="sm" onClick={() => setDraft(null)}>
              {t("cancel")}
            </Button>
            <Button size="sm" variant="primary" disabled={!isRight} isBusy={edit.state.kind === "saving"} onClick={() => void save()}>
              {t("save")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
