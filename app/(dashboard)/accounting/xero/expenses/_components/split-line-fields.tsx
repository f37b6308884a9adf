"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import type { ShownCoding } from "@/lib/core/expense-details";
import { useAccountOptions } from "../../_components/use-account-options";
import type { Lists } from "../queries";
import { taxOptions } from "./picker-options";
import { useMoneyText } from "./row-words";
import { TrackingPicker } from "./tracking-picker";
import type { DraftLine, SplitMode } from "./split-lines";

type SplitLineFieldsProps = {
  number: number;
  draft: DraftLine;
  /** What the line is coded to where nothing was chosen on the line itself. */
  shown: ShownCoding;
  categoryName: string | null;
  amountMinor: number;
  currency: string;
  mode: SplitMode;
  lists: Lists | undefined;
  onChange: (draft: DraftLine) => void;
  onRemove: (() => void) | null;
};

export function SplitLineFields({
  number,
  draft,
  shown,
  categoryName,
  amountMinor,
  currency,
  mode,
  lists,
  onChange,
  onRemove,
}: SplitLineFieldsProps) {
  const t = useTranslations("expenses");
  const accountOptions = useAccountOptions();
  const money = useMoneyText();
  const { line } = draft;
  const set = (changes: Partial<DraftLine["line"]>) => onChange({ ...draft, line: { ...line, ...changes } });
  const ledger = lists?.ledger;
  const account = ledger?.accounts.find((each) => each.ledgerAccountId === (line.ledgerAccountId ?? shown.ledgerAccount?.id)) ?? null;
  return (
    <fieldset className="rounded-card border border-line p-3">
      <legend className="sr-only">{t("split.line", { number })}</legend>
      <div className="grid grid-cols-2 items-start gap-2">
        <TextField
          label={mode === "amount" ? t("split.amount") : t("split.percent")}
          inputMode="decimal"
          value={mode === "amount" ? draft.amount : draft.percent}
          suffix={mode === "amount" ? currency : "%"}
          hint={mode === "percent" && money({ amountMinor: -amountMinor, currency })}
          onChange={(event) => onChange({ ...draft, [mode]: event.target.value })}
        />
        <div className="flex items-end gap-1">
          <Combobox
            label={t("details.category")}
            className="min-w-0 flex-1"
            options={(lists?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={line.categoryId}
            placeholder={categoryName ?? t("noCategory")}
            emptyText={t("details.nothing")}
            clearLabel={t("details.inherit")}
            onChange={(categoryId) => set({ categoryId })}
          />
          {onRemove && (
            <IconButton label={t("split.remove", { number })} onClick={onRemove}>
              <X aria-hidden />
            </IconButton>
          )}
        </div>
        <Combobox
          label={t("details.ledgerAccount")}
          options={accountOptions(ledger?.accounts ?? [])}
          value={line.ledgerAccountId}
          placeholder={shown.ledgerAccount?.label ?? t("chooseAccount")}
          emptyText={t("details.noAccounts")}
          clearLabel={t("details.inherit")}
          onChange={(ledgerAccountId) => set({ ledgerAccountId })}
        />
        <Combobox
          label={t("details.tax")}
          options={taxOptions(ledger?.taxRates ?? [], account)}
          value={line.taxType}
          placeholder={shown.tax?.label ?? "—"}
          emptyText={t("details.noRates")}
          clearLabel={t("details.inherit")}
          onChange={(taxType) => set({ taxType })}
        />
        <div className="col-span-2">
          <TrackingPicker
            label={t("details.tracking")}
            layout="stacked"
            categories={ledger?.tracking ?? []}
            value={line.tracking ?? shown.tracking?.choices ?? []}
            source={line.tracking === null && shown.tracking ? t("split.inheritedTracking") : undefined}
            onChange={(tracking) => set({ tracking: tracking ?? [] })}
          />
          {line.tracking !== null && (
            <button type="button" className="text-2xs text-brand hover:underline" onClick={() => set({ tracking: null })}>
              {t("details.inheritField", { field: t("details.tracking") })}
            </button>
          )}
        </div>
        <TextField
          className="col-span-2"
          label={t("details.description")}
          value={line.description ?? ""}
          maxLength={4000}
          onChange={(event) => set({ description: event.target.value === "" ? null : event.target.value })}
        />
      </div>
    </fieldset>
  );
}
