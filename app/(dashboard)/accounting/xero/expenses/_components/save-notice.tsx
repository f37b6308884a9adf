"use client";

import { Check, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { ExpenseEdit } from "./use-expense-edit";

/** Whether what was typed is saved; and when somebody else was first, theirs beside mine, to choose from. */
export function SaveNotice({ edit }: { edit: ExpenseEdit }) {
  const t = useTranslations("expenses.details");
  const { state } = edit;
  if (state.kind === "conflict") {
    return (
      <Banner tone="amber" title={t("conflictTitle")} isAnnounced className="sticky top-0 z-10">
        <p>{t("conflictBody")}</p>
        <dl className="mt-2 space-y-2">
          {state.contested.map(({ name, theirs, mine }) => (
            <div key={name} className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2 text-sm">
              <dt className="col-span-2 font-medium">{name}</dt>
              <dd className="contents">
                <span className="text-second">{t("theirs")}</span>
                <span className="break-words">{theirs === "" ? "—" : theirs}</span>
              </dd>
              <dd className="contents">
                <span className="text-second">{t("mine")}</span>
                <span className="break-words">{mine === "" ? "—" : mine}</span>
              </dd>
            </div>
          ))}
        </dl>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" onClick={state.keepTheirs}>
            {t("keepTheirs")}
          </Button>
          <Button size="sm" onClick={state.keepMine}>
            {t("keepMine")}
          </Button>
        </div>
      </Banner>
    );
  }
  if (state.kind === "failed")
    return (
      <Banner
        tone="red"
        title={t("notSaved", { why: state.why })}
        isAnnounced
        className="sticky top-0 z-10"
        action={
          state.retry && (
            <Button size="sm" onClick={state.retry}>
              {t("retry")}
            </Button>
          )
        }
      />
    );
  return (
    <p role="status" className="-mt-3 flex h-4 items-center justify-end gap-1 text-2xs text-second">
      {state.kind === "saving" && <LoaderCircle aria-hidden className="size-3 animate-spin" />}
      {state.kind === "saved" && <Check aria-hidden className="size-3 text-brand" />}
      {state.kind === "saving" ? t("saving") : state.kind === "saved" ? t("saved") : ""}
    </p>
  );
}
