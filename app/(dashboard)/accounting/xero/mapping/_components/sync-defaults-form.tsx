"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { usePress } from "@/components/use-press";
import type { LedgerContact } from "@/lib/core/ledger-reference";
import { syncDefaultsSchema, type SyncDefaults } from "@/lib/core/sync-defaults";
import { saveSyncDefaultsAction } from "../actions";
import type { MappingView } from "../queries";
import { ContactField } from "./contact-field";
import { TemplateField } from "./template-field";
import { useAskedEffect } from "./use-asked-effect";
import { useEffectWords } from "./use-effect-words";

const POLICIES = ["MATCH_OR_CREATE", "MATCH_ONLY", "DEFAULT_CONTACT"] as const;
const AMOUNTS = ["INCLUSIVE", "EXCLUSIVE", "NO_TAX"] as const;

type SyncDefaultsFormProps = { defaults: SyncDefaults; contacts: LedgerContact[]; sample: MappingView["sample"] };

export function SyncDefaultsForm({ defaults, contacts, sample }: SyncDefaultsFormProps) {
  const t = useTranslations("mapping.defaults");
  const tContact = useTranslations("mapping.contact");
  const tEffect = useTranslations("mapping.effect");
  const [draft, setDraft] = useState(defaults);
  const [isTried, setTried] = useState(false);
  const [isBusy, press] = usePress();
  const parsed = syncDefaultsSchema.safeParse(draft);
  const problem = (field: keyof SyncDefaults) => parsed.error?.issues.find((issue) => issue.path[0] === field)?.message;
  // Only who an expense goes to decides whether it can go.
  const isOtherContact = draft.contactPolicy !== defaults.contactPolicy || draft.defaultContactId !== defaults.defaultContactId;
  const effect = useAskedEffect(parsed.success && isOtherContact ? { defaults: parsed.data } : null);
  const words = useEffectWords();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(defaults);

  const save = () => {
    setTried(true);
    if (!parsed.success) return;
    press({ action: () => saveSyncDefaultsAction(parsed.data), onDone: () => toast.success(t("saved")) });
  };

  return (
    <Card title={t("title")} description={t("intro")}>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-3">
        <div className="space-y-3">
          <Select
            label={t("contactPolicy")}
            options={POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }))}
            value={draft.contactPolicy}
            onChange={(contactPolicy) => setDraft({ ...draft, contactPolicy })}
            hint={t(`policyHint.${draft.contactPolicy}`)}
          />
          {draft.contactPolicy === "DEFAULT_CONTACT" && (
            <ContactField
              label={t("contact")}
              isLabelShown
              placeholder={tContact("none")}
              known={contacts}
              value={draft.defaultContactId}
              onChange={(defaultContactId) => setDraft({ ...draft, defaultContactId })}
              error={isTried && problem("defaultContactId") ? t("contactRequired") : undefined}
            />
          )}
        </div>
        <Select
          label={t("amounts")}
          options={AMOUNTS.map((value) => ({ value, label: t(`amount.${value}`) }))}
          value={draft.lineAmountTypes}
          onChange={(lineAmountTypes) => setDraft({ ...draft, lineAmountTypes })}
          hint={t(`amountHint.${draft.lineAmountTypes}`)}
        />
        <TemplateField
          value={draft.descriptionTemplate}
          onChange={(descriptionTemplate) => setDraft({ ...draft, descriptionTemplate })}
          problem={problem("descriptionTemplate")}
          sample={sample}
        />
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <p role="status" className="min-w-0 text-second">
          {effect && tEffect("ifSaved", { effect: words.before(effect) })}
        </p>
        <Button variant="primary" isBusy={isBusy} disabled={!isChanged} onClick={save}>
          {t("save")}
        </Button>
      </div>
    </Card>
  );
}
