import { wallClock } from "./export/export-column";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The instant at which a calendar day (YYYY-MM-DD) begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const clock = wallClock(timeZone);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Where the clock is moved at midnight, the second look finds the offset that holds after it.
  let at = midnight;
  for (let look = 0; look < 2; look += 1) at = midnight - (Date.parse(`${clock(new Date(at)).replace(" ", "T")}:00Z`) - at);
  return new Date(at);
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
