"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ExpenseDetails } from "@/lib/core/expense-details";
import { toDecimalString } from "@/lib/core/money";
import { doesSplitAddUp, splitRemainder } from "@/lib/core/split-amounts";
import type { Lists } from "../queries";
import { useMoneyText } from "./row-words";
import { SplitLineFields } from "./split-line-fields";
import { amountsOf, emptyLine, startingLines, type DraftLine, type SplitMode } from "./split-lines";
import type { ExpenseEdit } from "./use-expense-edit";

type DetailsSplitProps = { details: ExpenseDetails; lists: Lists | undefined; edit: ExpenseEdit; onDone: () => void };

/** The lines of an expense. They can be saved only when they add up to it, to the cent. */
export function DetailsSplit({ details, lists, edit, onDone }: DetailsSplitProps) {
  const t = useTranslations("expenses.split");
  const money = useMoneyText();
  const [lines, setLines] = useState(() => startingLines(details));
  const [mode, setMode] = useState<SplitMode>("amount");
  const [isChanged, setChanged] = useState(details.lines.length === 0);
  const amounts = amountsOf(lines, mode, details);
  const rest = splitRemainder(details.amountMinor, amounts);
  const isRight = doesSplitAddUp(details.amountMinor, amounts);
  const sign = details.amountMinor < 0 ? -1 : 1;
  const isOver = rest * sign < 0;
  const change = (next: DraftLine[]) => {
    setLines(next);
    setChanged(true);
  };
  const replace = (line: DraftLine) => change(lines.map((each) => (each.key === line.key ? line : each)));
  const giveRest = () => {
    const last = lines.at(-1);
    const known = amounts.at(-1) ?? 0;
    if (last) replace({ ...last, amount: toDecimalString(-(known + rest), details.currency) });
  };
  const save = async () => {
    const isSaved = await edit.split(lines.map((each, index) => ({ ...each.line, amountMinor: amounts[index] ?? 0 })));
    if (isSaved) onDone();
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
          onChange={setMode}
        />
      </div>
      {lines.map((line, index) => (
        <SplitLineFields
          key={line.key}
          number={index + 1}
          draft={line}
          shown={details.lines[index]?.shown ?? null}
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
        {details.lines.length > 0 ? (
          <Button size="sm" onClick={() => void edit.split([]).then(onDone)}>
            {t("join")}
          </Button>
        ) : (
          <Button size="sm" onClick={onDone}>
            {t("cancel")}
          </Button>
        )}
        {isChanged && (
          <Button size="sm" variant="primary" disabled={!isRight} isBusy={edit.state.kind === "saving"} onClick={() => void save()}>
            {t("save")}
          </Button>
        )}
      </div>
    </section>
  );
}
