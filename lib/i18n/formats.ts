import type { Formats } from "next-intl";

/** Named formats for `useFormatter` and ICU messages: `format.dateTime(day, "day")`. */
export const formats = {
  dateTime: {
    day: { day: "numeric", month: "short", year: "numeric" },
    dayLong: { day: "numeric", month: "long", year: "numeric" },
    dayShort: { day: "numeric", month: "short" },
    month: { month: "long", year: "numeric" },
    monthShort: { month: "short" },
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    moment: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  },
  number: {
    whole: { maximumFractionDigits: 0 },
    percent: { style: "percent", maximumFractionDigits: 2 },
  },
} as const satisfies Formats;
