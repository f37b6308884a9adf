import { formats } from "./formats";
import { languageTag } from "./locale";

export type DayStyle = "day" | "dayLong" | "dayShort" | "month" | "monthShort";

/** A calendar day ("2026-10-31") in words: "31 Oct 2026". A day has no time zone, so none can move it. */
export function formatDay(dayOn: string, locale: string, style: DayStyle = "day"): string {
  return new Intl.DateTimeFormat(languageTag(locale), { ...formats.dateTime[style], timeZone: "UTC" }).format(
    new Date(`${dayOn}T00:00:00Z`),
  );
}
