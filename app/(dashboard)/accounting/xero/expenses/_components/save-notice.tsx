"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ExpenseEdit } from "./use-expense-edit";

/** Whether what was typed is saved; and when somebody else was first, the choice between theirs and mine. */
export function SaveNotice({ edit }: { edit: ExpenseEdit }) {
  const t = useTranslations("expenses.details");
  const { state } = edit;
  if (state.kind === "conflict") {
    return (
      <Banner
        tone="amber"
        title={t("conflictTitle")}
        isAnnounced
        action={
          <div className="flex gap-2">
            <Button size="sm" onClick={() => edit.settle(false)}>
              {t("reload")}
            </Button>
            <Button size="sm" onClick={() => edit.settle(true)}>
              {t("keepMine")}
            </Button>
          </div>
        }
      >
        {t("conflictBody")}
      </Banner>
    );
  }
  if (state.kind === "failed") return <Banner tone="red" title={t("notSaved", { why: state.why })} isAnnounced />;
  return (
    <p role="status" className="-mt-3 h-4 text-right text-2xs text-third">
      {state.kind === "saving" ? t("saving") : state.kind === "saved" ? t("saved") : ""}
    </p>
  );
}
