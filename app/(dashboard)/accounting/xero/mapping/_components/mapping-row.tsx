"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { LedgerContact } from "@/lib/core/ledger-reference";
import type { Mapping } from "@/lib/core/coding";
import type { MappingChange } from "@/lib/core/mapping-change";
import { withTrackingOption } from "@/lib/core/tracking-choices";
import { formatMoney } from "@/lib/i18n/format-money";
import type { MappingRow as Row, MappingView } from "../queries";
import { AccountField } from "./account-field";
import { ContactField } from "./contact-field";
import { MAPPING_GRID } from "./mapping-head";
import { SaveNote } from "./save-note";
import { SuggestionLine } from "./suggestion-line";
import { TaxField } from "./tax-field";
import { TrackingField } from "./tracking-field";
import type { SaveState } from "./use-mapping-rows";

type MappingRowProps = {
  row: Row;
  lists: MappingView["lists"];
  contacts: LedgerContact[];
  state: SaveState | undefined;
  onChange: (change: Omit<MappingChange, "categoryId">) => void;
  onUndo: (before: Mapping) => void;
  onHelp: () => void;
};

export function MappingRow({ row, lists, contacts, state, onChange, onUndo, onHelp }: MappingRowProps) {
  const t = useTranslations("mapping");
  const locale = useLocale();
  const format = useFormatter();
  const { mapping, categoryId } = row;
  const account = lists.accounts.find((candidate) => candidate.ledgerAccountId === mapping.ledgerAccountId);
  const suggested = lists.accounts.find((candidate) => candidate.ledgerAccountId === row.suggestion?.ledgerAccountId);
  const sums = row.pendingSums.map((sum) => formatMoney(sum, locale, "symbol"));
  const tracking = lists.tracking.filter(
    (category) =>
      category.status === "ACTIVE" || mapping.tracking?.some((choice) => choice.trackingCategoryId === category.trackingCategoryId),
  );
  const nameId = `category-${row.categoryId}`;
  return (
    <li>
      <div role="group" aria-labelledby={nameId} className={`${MAPPING_GRID} py-3`}>
        <div className="min-w-0 wrap-anywhere lg:pt-1">
          <p id={nameId} className="font-semibold">
            {row.name}
          </p>
          <p className="text-xs text-third">
            {[t("pending", { count: row.pendingCount }), format.list(sums, { type: "unit" })].filter(Boolean).join(" · ")}
          </p>
          <SaveNote state={state} category={row.name} onUndo={onUndo} />
        </div>
        <div>
          <AccountField
            accounts={lists.accounts}
            value={mapping.ledgerAccountId}
            onChange={(ledgerAccountId) => onChange({ ledgerAccountId })}
            onHelp={onHelp}
            changeFor={(ledgerAccountId) => ({ categoryId, ledgerAccountId })}
          />
          {mapping.ledgerAccountId === null && row.suggestion && suggested && (
            <SuggestionLine
              {...row.suggestion}
              category={row.name}
              account={suggested}
              onUse={() => onChange({ ledgerAccountId: suggested.ledgerAccountId })}
            />
          )}
        </div>
        <TaxField
          account={account}
          taxRates={lists.taxRates}
          value={mapping.taxType}
          onChange={(taxType) => onChange({ taxType })}
          changeFor={(taxType) => ({ categoryId, taxType })}
        />
        <div className="space-y-1.5">
          {tracking.map((category) => (
            <TrackingField
              key={category.trackingCategoryId}
              category={category}
              value={
                mapping.tracking?.find((choice) => choice.trackingCategoryId === category.trackingCategoryId)?.trackingOptionId ?? null
              }
              onChange={(optionId) => onChange({ tracking: withTrackingOption(mapping.tracking, category.trackingCategoryId, optionId) })}
              changeFor={(optionId) => ({
                categoryId,
                tracking: withTrackingOption(mapping.tracking, category.trackingCategoryId, optionId),
              })}
            />
          ))}
          {tracking.length === 0 && <span className="text-third max-lg:hidden lg:leading-8">{t("tracking.unavailable")}</span>}
        </div>
        <ContactField
          label={t("column.contact")}
          placeholder={t("contact.choose")}
          known={contacts}
          value={mapping.contactId}
          onChange={(contactId) => onChange({ contactId })}
          changeFor={(contactId) => ({ categoryId, contactId })}
        />
      </div>
    </li>
  );
}
