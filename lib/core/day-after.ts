const DAY_MS = 24 * 60 * 60 * 1000;

/** The calendar day after this one: "2026-09-30" gives "2026-10-01". */
export function dayAfter(dayOn: string): string {
  return new Date(Date.parse(`${dayOn}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}
