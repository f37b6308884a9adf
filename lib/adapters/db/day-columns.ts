/** A `date` column as a calendar day, "2026-10-31"; the driver gives it as midnight UTC. */
export function toDayOn(column: Date): string {
  return column.toISOString().slice(0, 10);
}

/** A calendar day as a `date` column takes it. */
export function fromDayOn(dayOn: string): Date {
  return new Date(`${dayOn}T00:00:00Z`);
}
