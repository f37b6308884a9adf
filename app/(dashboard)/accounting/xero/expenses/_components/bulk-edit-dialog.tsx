"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ExpenseChanges } from "@/lib/core/expense-changes";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import type { Lists } from "../queries";
import { BulkEditFields, type BulkField } from "./bulk-edit-fields";
import { EditPreview, useEditPreview } from "./edit-preview";

const ALL: readonly BulkField[] = ["categoryId", "ledgerAccountId", "taxType", "tracking", "contact", "accountingOn"];

type BulkEditDialogProps = {
  title?: string;
  body?: string;
  count: number;
  selection: ExpenseSelection;
  fields?: readonly BulkField[];
  startWith?: ExpenseChanges;
  ledgerAccountId?: string | null;
  lists: Lists | undefined;
  isBusy: boolean;
  /** With the expenses that the preview was about. */
  onApply: (changes: ExpenseChanges, selection: ExpenseSelection) => void;
  onClose: () => void;
};

/** One change for many expenses: only what is chosen here changes, and what it would do is shown before it is done. */
export function BulkEditDialog(props: BulkEditDialogProps) {
  const { title, body, count, selection, fields = ALL, startWith = {}, ledgerAccountId = null, lists, isBusy, onApply, onClose } = props;
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  const [changes, setChanges] = useState<ExpenseChanges>(startWith);
  // What was selected when the dialog opened: a list that moves on behind it changes nothing here.
  const [chosen] = useState(selection);
  const { preview, refused, isAsking } = useEditPreview(chosen, changes);
  const isEmpty = Object.keys(changes).length === 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title ?? t("bulk.title", { count })}
      description={body ?? t("bulk.body")}
      closeLabel={common("close")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button variant="primary" disabled={isEmpty || preview?.changed === 0} isBusy={isBusy} onClick={() => onApply(changes, chosen)}>
            {t("bulk.apply", { count: preview?.changed ?? count })}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <BulkEditFields fields={fields} ledgerAccountId={ledgerAccountId} lists={lists} changes={changes} onChange={setChanges} />
        {preview ? (
          <EditPreview preview={preview} />
        ) : (
          <p role="status" className="text-sm text-second">
            {refused ?? (isEmpty ? t("bulk.nothing") : isAsking ? t("bulk.asking") : "")}
          </p>
        )}
      </div>
    </Dialog>
  );
}
