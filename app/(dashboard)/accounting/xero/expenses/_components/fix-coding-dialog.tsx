"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import { isSyncErrorCode, type SyncErrorCode } from "@/lib/core/sync-error";
import { fixCodingAction, readCodingFixAction } from "../fix-actions";
import { expenseKeys } from "../queries";
import { BulkEditFields } from "./bulk-edit-fields";
import type { CauseFixDialogProps } from "./cause-fix-dialog";

type Field = "ledgerAccountId" | "taxType" | "tracking";

const BODIES = { ledgerAccountId: "replaceAccount", taxType: "chooseTaxRate", tracking: "chooseTracking" } as const;

/** The field as the fix it is, once something is chosen. */
function fixFrom({ ledgerAccountId, taxType, tracking }: ExpenseChanges, field: Field) {
  if (field === "ledgerAccountId") return ledgerAccountId ? { ledgerAccountId } : null;
  if (field === "taxType") return taxType ? { taxType } : null;
  return tracking ? { tracking } : null;
}

/** One account, tax rate or tracking for all expenses of a cause, put where the wrong one comes from; it says beforehand where that is. */
export function FixCodingDialog({ cause, selection, lists, actions, onClose, field }: CauseFixDialogProps & { field: Field }) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const [changes, setChanges] = useState<ExpenseChanges>({});
  const [chosen] = useState(selection);
  const code = cause.code as SyncErrorCode;
  const { data: plan } = useQuery({
    queryKey: [...expenseKeys.all, "fix", chosen, code, field],
    queryFn: () => readCodingFixAction({ selection: chosen, code, field }),
    staleTime: Infinity,
  });
  if (!isSyncErrorCode(cause.code)) return null;
  const fix = fixFrom(changes, field);
  const apply = () =>
    fix && void actions.fixCoding(() => fixCodingAction({ selection: chosen, code, field, fix })).then((isDone) => isDone && onClose());
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`causeTitle.${cause.code}`, { name: cause.subject?.name ?? "" })}
      description={t(`cause.body.${BODIES[field]}`)}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={fix === null || !plan?.ok} isBusy={actions.busy !== null} onClick={apply}>
            {t("cause.apply", { count: cause.count })}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <BulkEditFields
          fields={[field]}
          ledgerAccountId={cause.subject?.kind === "ledgerAccount" ? cause.subject.id : null}
          lists={lists}
          changes={changes}
          onChange={setChanges}
        />
        <ul role="status" className="space-y-1 rounded-card border border-line bg-ground p-3 text-sm">
          {!plan?.ok && <li className="text-second">{t("bulk.asking")}</li>}
          {plan?.ok &&
            plan.categories.map(({ categoryId, name, count }) => (
              <li key={categoryId}>{t("cause.mappingChanges", { category: name, count })}</li>
            ))}
          {plan?.ok && plan.expenseIds.length > 0 && <li>{t("cause.expensesChange", { count: plan.expenseIds.length })}</li>}
          {plan?.ok && plan.splitIds.length > 0 && <li className="text-amber">{t("cause.splitsStay", { count: plan.splitIds.length })}</li>}
        </ul>
      </div>
    </Dialog>
  );
}
