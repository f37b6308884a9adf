import { useLocale } from "next-intl";
import { formatDay, type DayStyle } from "@/lib/i18n/format-day";

/** A calendar day in the reader's language: `<Day on="2026-10-31" style="dayShort" />`. */
export function Day({ on, style = "day" }: { on: string; style?: DayStyle }) {
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {formatDay(on, useLocale(), style)}
    </time>
  );
}
