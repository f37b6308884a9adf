"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import type { ExpenseDetails, HistoryEntry } from "@/lib/core/expense-details";
import { SOURCE_FIELDS } from "@/lib/core/incoming-transaction";
import { EDITABLE_FIELDS } from "@/lib/core/shown-fields";
import { isSyncErrorCode } from "@/lib/core/sync-error";
import { formatDay } from "@/lib/i18n/format-day";
import { useProblemWords } from "./use-problem-words";

const SHOWN = 6;
/** One field of an edit: from what to what, or, in older entries, to what alone. */
const moveSchema = z.union([z.object({ from: z.string().nullable(), to: z.string() }), z.string().transform((to) => ({ from: null, to }))]);
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
  const locale = useLocale();
  const fieldsOf = (detail: Record<string, unknown>) =>
    EDITABLE_FIELDS.filter((name) => name in detail)
      .map((name) => {
        const field = t(`field.${name}`);
        const move = moveSchema.safeParse(detail[name]).data;
        const words = (value: string) => (value === "" ? t("nothing") : name === "accountingOn" ? formatDay(value, locale) : value);
        if (!move) return field;
        return move.from === null
          ? t("to", { field, value: words(move.to) })
          : t("fromTo", { field, from: words(move.from), to: words(move.to) });
      })
      .join(", ");
  return ({ action, actorName, detail }) => {
    const name = actorName;
    const text = (key: string) => (typeof detail[key] === "string" ? detail[key] : "");
    switch (action) {
      case "expense.changedAtSource": {
        const fields = SOURCE_FIELDS.filter((field) => field in detail).map((field) => t(`sourceField.${field}`));
        return t.rich("changedAtSource", { who, name, fields: fields.join(", ") });
      }
      case "expense.edited":
        return t.rich("edited", { who, name, fields: fieldsOf(detail) });
      case "expense.editUndone":
        return t.rich("editUndone", { who, name, fields: fieldsOf(detail) });
      case "expense.split":
        return t.rich("split", { who, name, lines: Number(detail.lines ?? 0), amounts: text("to") || "none" });
      case "expense.setAside":
        return t.rich("setAside", { who, name, reason: text("reason") || "none" });
      case "expense.broughtBack":
        return t.rich("broughtBack", { who, name });
      case "expense.reviewed":
        return t.rich("reviewed", { who, name });
      case "expense.acknowledged":
        return t.rich("acknowledged", { who, name });
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
      (does === "create" || does === "update" || does === "remove" || does === "attach") &&
      (came === "succeeded" || came === "failed" || came === "returned")
    ) {
      const code = text("code");
      const details = Object.fromEntries(Object.keys(detail).map((key) => [key, text(key)]));
      return t.rich(`sync.${does}.${came}`, {
        who,
        name,
        count: Number(text("count")),
        why: isSyncErrorCode(code) ? problem({ code, detail: details }).title : code,
      });
    }
    return t.rich("other", { who, name, action });
  };
}
