"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ExpenseDetails, HistoryEntry } from "@/lib/core/expense-details";
import { SOURCE_FIELDS } from "@/lib/core/incoming-transaction";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { useProblemWords } from "./use-problem-words";

const SHOWN = 6;
const FIELDS = ["categoryId", "ledgerAccountId", "taxType", "tracking", "contact", "lineDescription", "notes"] as const;
const who = (words: ReactNode) => <b className="font-semibold text-ink">{words}</b>;

/** Who did what, and every attempt to send it, the newest first. */
export function DetailsHistory({ details }: { details: ExpenseDetails }) {
  const t = useTranslations("expenses.history");
  const format = useFormatter();
  const words = useHistoryWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? details.history : details.history.slice(0, SHOWN);
  return (
    <section aria-label={t("title")}>
      <h3 className="mb-1.5 text-sm text-second">{t("title")}</h3>
      <ol className="space-y-1 text-sm text-second">
        {shown.map((entry) => (
          <li key={`${entry.at} ${entry.action}`}>
            {words(entry)} · <time dateTime={entry.at}>{format.dateTime(new Date(entry.at), "moment")}</time>
          </li>
        ))}
      </ol>
      {details.history.length > shown.length && (
        <Button size="sm" variant="quiet" className="-ml-2.5" onClick={() => setWhole(true)}>
          {t("more", { count: details.history.length })}
        </Button>
      )}
    </section>
  );
}

function useHistoryWords(): (entry: HistoryEntry) => ReactNode {
  const t = useTranslations("expenses.history");
  const problem = useProblemWords();
  return ({ action, actorName, detail }) => {
    const name = actorName;
    const text = (key: string) => (typeof detail[key] === "string" ? detail[key] : "");
    switch (action) {
      case "expense.edited": {
        const fields = FIELDS.filter((field) => field in detail).map((field) =>
          text(field) ? t("to", { field: t(`field.${field}`), value: text(field) }) : t(`field.${field}`),
        );
        return t.rich("edited", { who, name, fields: fields.join(", ") });
      }
      case "expense.changedAtSource": {
        const fields = SOURCE_FIELDS.filter((field) => field in detail).map((field) => t(`sourceField.${field}`));
        return t.rich("changedAtSource", { who, name, fields: fields.join(", ") });
      }
      case "expense.split":
        return t.rich("split", { who, name, lines: Number(detail.lines ?? 0) });
      case "expense.setAside":
        return t.rich("setAside", { who, name });
      case "expense.broughtBack":
        return t.rich("broughtBack", { who, name });
      case "expense.reviewed":
        return t.rich("reviewed", { who, name });
      case "receipt.added":
        return t.rich("receiptAdded", { who, name, file: text("fileName") });
      case "receipt.removed":
        return t.rich("receiptRemoved", { who, name, file: text("fileName") });
      case "expense.arrived":
        return t.rich("arrived", { who, account: text("account") });
    }
    const [kind, does, came] = action.split(".");
    if (
      kind === "sync" &&
      (does === "create" || does === "update" || does === "remove") &&
      (came === "succeeded" || came === "failed" || came === "returned")
    ) {
      const code = text("code");
      const details = Object.fromEntries(Object.keys(detail).map((key) => [key, text(key)]));
      return t.rich(`sync.${does}.${came}`, { who, name, why: isSyncErrorCode(code) ? problem({ code, detail: details }).title : code });
    }
    return t.rich("other", { who, name, action });
  };
}
