"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { fixOf } from "@/lib/core/cause-fix";
import { dayAfter } from "@/lib/core/day-after";
import type { ExpenseCause } from "@/lib/core/expense-row";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import { MAX_EXPENSES_PER_RUN } from "@/lib/core/sync-state";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import type { Lists } from "../queries";
import { BulkEditDialog } from "./bulk-edit-dialog";
import type { BulkField } from "./bulk-edit-fields";
import { FixCodingDialog } from "./fix-coding-dialog";
import { FixReceiptsDialog } from "./fix-receipts-dialog";
import { LinkFixDialog } from "./link-fix-dialog";
import { MapCategoryDialog } from "./map-category-dialog";
import { SetAsideDialog } from "./set-aside-dialog";
import type { ExpenseActions } from "./use-expense-actions";

const BODIES = {
  categoryId: "chooseCategory",
  ledgerAccountId: "replaceAccount",
  taxType: "chooseTaxRate",
  tracking: "chooseTracking",
  contact: "chooseContact",
  accountingOn: "moveDate",
} as const satisfies Record<BulkField, string>;

export type CauseFixDialogProps = {
  cause: ExpenseCause;
  selection: ExpenseSelection;
  /** What is in the ledger is sent there again once it is cured. */
  isInLedger: boolean;
  lists: Lists | undefined;
  actions: ExpenseActions;
  onClose: () => void;
};

/** Where the one value is chosen that cures all expenses of a cause. Causes that need no choice are cured by the press on their card. */
export function CauseFixDialog(props: CauseFixDialogProps) {
  const { cause, selection, isInLedger, lists, actions, onClose } = props;
  const onSaved = () => isInLedger && void actions.update(selection);
  if (!isSyncErrorCode(cause.code)) return null;
  switch (fixOf(cause.code, isInLedger)) {
    case "mapCategory":
      return cause.subject ? (
        <MapCategoryDialog cause={cause} category={cause.subject} lists={lists} onSaved={onSaved} onClose={onClose} />
      ) : null;
    case "replaceAccount":
      return <CodingFix {...props} field="ledgerAccountId" />;
    case "chooseTaxRate":
      return <CodingFix {...props} field="taxType" />;
    case "chooseTracking":
      return <CodingFix {...props} field="tracking" />;
    case "chooseCategory":
      return <FieldFix {...props} fields={["categoryId", "ledgerAccountId"]} />;
    case "chooseContact":
      return <FieldFix {...props} fields={["contact"]} />;
    case "moveDate":
      return <FieldFix {...props} fields={["accountingOn"]} />;
    case "setAside":
      return (
        <SetAsideDialog
          count={cause.count}
          isBusy={actions.busy === "aside"}
          onConfirm={(reason) => void actions.aside(selection, reason).then((isDone) => isDone && onClose())}
          onClose={onClose}
        />
      );
    case "remove":
      return <RemoveFix {...props} />;
    case "linkAccount":
      return cause.subject ? <LinkFixDialog accountId={cause.subject.id} onSaved={onSaved} onClose={onClose} /> : null;
    case "fixReceipts":
      return <FixReceiptsDialog {...props} />;
    default:
      return null;
  }
}

function RemoveFix({ cause, selection, actions, onClose }: CauseFixDialogProps) {
  const t = useTranslations("expenses");
  const common = useTranslations("common");
  return (
    <ConfirmDialog
      isOpen
      title={t("synced.removeMany", { count: cause.count })}
      confirmLabel={t("synced.remove")}
      cancelLabel={common("cancel")}
      isDangerous
      isBusy={actions.busy === "remove"}
      onConfirm={() => void actions.remove(selection).then((isDone) => isDone && onClose())}
      onCancel={onClose}
    >
      {t("synced.removeManyBody")}
    </ConfirmDialog>
  );
}

/** In the ledger already, the value is changed on each expense and sent; before that, where it comes from. */
function CodingFix({ field, ...props }: CauseFixDialogProps & { field: "ledgerAccountId" | "taxType" | "tracking" }) {
  return props.isInLedger ? <FieldFix {...props} fields={[field]} /> : <FixCodingDialog {...props} field={field} />;
}

function FieldFix({
  cause,
  selection,
  isInLedger,
  lists,
  actions,
  onClose,
  fields,
}: CauseFixDialogProps & { fields: [BulkField, ...BulkField[]] }) {
  const t = useTranslations("expenses");
  const [first] = fields;
  if (!isSyncErrorCode(cause.code)) return null;
  const openOn = fields.includes("accountingOn") && lists?.lockedOn ? dayAfter(lists.lockedOn) : null;
  return (
    <BulkEditDialog
      title={t(`causeTitle.${cause.code}`, { name: cause.subject?.name ?? "" })}
      body={t(`cause.body.${BODIES[first]}`)}
      count={Math.min(cause.count, MAX_EXPENSES_PER_RUN)}
      selection={selection}
      fields={fields}
      startWith={openOn === null ? {} : { accountingOn: openOn }}
      ledgerAccountId={cause.subject?.kind === "ledgerAccount" ? cause.subject.id : null}
      lists={lists}
      isBusy={actions.busy !== null}
      onApply={(changes) =>
        void (isInLedger ? actions.changeInLedger : actions.edit)(selection, changes).then((isDone) => isDone && onClose())
      }
      onClose={onClose}
    />
  );
}
