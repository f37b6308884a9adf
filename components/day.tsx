import { useLocale, useNow } from "next-intl";
import { formatDay, type DayStyle } from "@/lib/i18n/format-day";

/**
 * A calendar day in the reader's language: `<Day on="2026-10-31" style="dayShort" />`. The short style leaves out only the year of today: another
 * year is always said.
 */
export function Day({ on, style = "day" }: { on: string; style?: DayStyle }) {
  const thisYear = String(useNow().getFullYear());
  return (
    <time dateTime={on} className="whitespace-nowrap">
      {formatDay(on, useLocale(), style === "dayShort" && !on.startsWith(thisYear) ? "day" : style)}
    </time>
  );
}
