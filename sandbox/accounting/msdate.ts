/** `/Date(…+0000)/`, the form of every moment and day in the accounting API. */
export function instant(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

export function day(on: string): string {
  return instant(dayMs(on));
}

export function dayMs(on: string): number {
  return Date.parse(`${on}T00:00:00Z`);
}

/** A day as clients send it: YYYY-MM-DD, the same with a time, or `/Date(ms)/`. Null when it is none of these. */
export function readDay(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const ms = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(value)?.[1];
  if (ms !== undefined) return new Date(Number(ms)).toISOString().slice(0, 10);
  const on = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(value)?.[1];
  if (on === undefined || Number.isNaN(dayMs(on)) || new Date(dayMs(on)).toISOString().slice(0, 10) !== on) return null;
  return on;
}

export function todayIn(timeZoneId: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: timeZoneId }).format(new Date());
}

/** "31 Oct 2026", as Xero words its refusals. */
export function spoken(on: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(dayMs(on));
}

/** Only ISO 8601 is honoured; any other form is ignored, and everything is returned. */
export function modifiedSince(header: string | null): number | null {
  if (header === null || !/^\d{4}-\d{2}-\d{2}/.test(header)) return null;
  const ms = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/.test(header) ? header : `${header}${header.includes("T") ? "Z" : "T00:00:00Z"}`);
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000) * 1000;
}
