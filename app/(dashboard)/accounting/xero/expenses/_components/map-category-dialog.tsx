"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { usePress } from "@/components/use-press";
import { accountLabel } from "@/lib/core/expense-shown";
import type { ExpenseCause } from "@/lib/core/expense-row";
import { useAccountOptions } from "../../_components/use-account-options";
import { saveMappingAction } from "../../mapping/actions";
import { expenseKeys, type Lists } from "../queries";
import { taxOptions } from "./picker-options";

type MapCategoryDialogProps = {
  cause: Pick<ExpenseCause, "count">;
  category: { id: string; name: string };
  lists: Lists | undefined;
  onSaved: () => void;
  onClose: () => void;
};

/** Maps a category where its expenses wait for it: with the press they are ready. */
export function MapCategoryDialog({ cause, category, lists, onSaved, onClose }: MapCategoryDialogProps) {
  const t = useTranslations("expenses");
  const accountOptions = useAccountOptions();
  const common = useTranslations("common");
  const client = useQueryClient();
  const [ledgerAccountId, setAccountId] = useState<string | null>(null);
  const [taxType, setTaxType] = useState<string | null>(null);
  const [isBusy, press] = usePress();
  const ledger = lists?.ledger;
  const account = ledger?.accounts.find((each) => each.ledgerAccountId === ledgerAccountId) ?? null;
  const ownRate = ledger?.taxRates.find((rate) => rate.taxType === account?.taxType);
  const save = () =>
    press({
      action: () => saveMappingAction({ changes: [{ categoryId: category.id, ledgerAccountId, ...(taxType ? { taxType } : {}) }] }),
      onDone: () => {
        void client.invalidateQueries({ queryKey: expenseKeys.all });
        toast.success(t("cause.mapped", { category: category.name, account: account ? accountLabel(account) : "" }));
        onSaved();
        onClose();
      },
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("causeTitle.accountMissing", { name: category.name })}
      description={t("cause.body.mapCategory", { category: category.name, count: cause.count })}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={account === null} isBusy={isBusy} onClick={save}>
            {t("cause.fix.mapCategory")}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <Combobox
          label={t("details.ledgerAccount")}
          options={accountOptions(ledger?.accounts ?? [])}
          value={ledgerAccountId}
          placeholder={t("chooseAccount")}
          emptyText={t("details.noAccounts")}
          footer={t("details.paymentsHint")}
          onChange={(next) => {
            setAccountId(next);
            setTaxType(null);
          }}
        />
        <Combobox
          label={t("details.tax")}
          options={taxOptions(ledger?.taxRates ?? [], account)}
          value={taxType}
          placeholder={ownRate?.name ?? "—"}
          source={taxType === null && ownRate ? t("source.accountDefault") : undefined}
          emptyText={t("details.noRates")}
          clearLabel={t("details.inheritField", { field: t("details.tax") })}
          isDisabled={account === null}
          onChange={setTaxType}
        />
      </div>
    </Dialog>
  );
}
