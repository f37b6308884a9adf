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
import { ContactField } from "./contact-field";
import { TemplateField } from "./template-field";

const POLICIES = ["MATCH_OR_CREATE", "MATCH_ONLY", "DEFAULT_CONTACT"] as const;
const AMOUNTS = ["INCLUSIVE", "EXCLUSIVE", "NO_TAX"] as const;

export function SyncDefaultsForm({ defaults, contacts }: { defaults: SyncDefaults; contacts: LedgerContact[] }) {
  const t = useTranslations("mapping.defaults");
  const tContact = useTranslations("mapping.contact");
  const [draft, setDraft] = useState(defaults);
  const [isTried, setTried] = useState(false);
  const [isBusy, press] = usePress();
  const parsed = syncDefaultsSchema.safeParse(draft);
  const problem = (field: keyof SyncDefaults) => parsed.error?.issues.find((issue) => issue.path[0] === field)?.message;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(defaults);

  const save = () => {
    setTried(true);
    if (!parsed.success) return;
    press({ action: () => saveSyncDefaultsAction(parsed.data), onDone: () => toast.success(t("saved")) });
  };

  return (
    <Card title={t("title")} description={t("intro")}>
      <div className="grid gap-4 lg:grid-cols-3">
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
        />
        <TemplateField
          value={draft.descriptionTemplate}
          onChange={(descriptionTemplate) => setDraft({ ...draft, descriptionTemplate })}
          problem={problem("descriptionTemplate")}
        />
      </div>
      <div className="mt-4 flex justify-end">
        <Button variant="primary" isBusy={isBusy} disabled={!isChanged} onClick={save}>
          {t("save")}
        </Button>
      </div>
    </Card>
  );
}
