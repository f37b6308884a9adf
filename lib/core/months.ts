/** The first days of the last `count` months up to and with the month of `todayOn`, oldest first. */
export function lastMonths(todayOn: string, count: number): string[] {
  const year = Number(todayOn.slice(0, 4));
  const month = Number(todayOn.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, index) => new Date(Date.UTC(year, month - count + 1 + index, 1)).toISOString().slice(0, 10));
}

/** The calendar day that it is now in a time zone (IANA name). */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
