"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { Refusal } from "@/lib/core/action-result";
import type { ExpenseSelection } from "@/lib/core/expense-selection";
import type { TransactionFilter } from "@/lib/core/transaction-filter";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";

const ADDRESS = "/api/receipts/zip";

/** Asks first whether there is something to give, then lets the browser download it: a form, since a selection is too long for an address. */
export function useReceiptZip() {
  const t = useTranslations("receipts.zip");
  const refusal = useRefusalWords();
  const [isAsking, setIsAsking] = useState(false);
  const download = async (wish: { selection: ExpenseSelection } | { filter: TransactionFilter }) => {
    setIsAsking(true);
    try {
      const body = new FormData();
      body.set("wish", JSON.stringify(wish));
      body.set("check", "true");
      const answer = (await (await fetch(ADDRESS, { method: "POST", body })).json()) as { ok: true; count: number } | Refusal;
      if (!answer.ok) {
        toast.error(refusal(answer));
        return;
      }
      toast.success(t("started", { count: answer.count }));
      const form = document.createElement("form");
      form.method = "post";
      form.action = ADDRESS;
      form.hidden = true;
      const field = document.createElement("input");
      field.name = "wish";
      field.value = JSON.stringify(wish);
      form.append(field);
      document.body.append(form);
      form.submit();
      form.remove();
    } catch {
      toast.error(t("failed"));
    } finally {
      setIsAsking(false);
    }
  };
  return { isAsking, download };
}
