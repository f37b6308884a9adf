"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LinkDialog } from "../../_components/link-dialog";
import { readLinkChoicesAction } from "../fix-actions";
import { expenseKeys } from "../queries";

const NOTHING_TO_DO = () => undefined;

/** Ties an account to its bank account in the ledger without leaving the list. */
export function LinkFixDialog({ accountId, onSaved, onClose }: { accountId: string; onSaved: () => void; onClose: () => void }) {
  const client = useQueryClient();
  const { data: choices } = useQuery({
    queryKey: ["linkChoices", accountId],
    queryFn: () => readLinkChoicesAction({ accountId }),
    staleTime: 0,
  });
  if (!choices?.ok || !choices.account) return null;
  const close = () => {
    void client.invalidateQueries({ queryKey: expenseKeys.all });
    onClose();
  };
  return (
    <LinkDialog
      account={choices.account}
      initialMode="choose"
      defaultStartOn={choices.defaultStartOn}
      todayOn={choices.todayOn}
      onTaken={NOTHING_TO_DO}
      onDone={onSaved}
      onClose={close}
    />
  );
}
