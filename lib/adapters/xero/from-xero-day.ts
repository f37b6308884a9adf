/** Xero sends days as "/Date(1793491200000+0000)/" or as ISO text; null where it is neither. */
export function fromXeroDay(text: string | null | undefined): string | null {
  if (!text) return null;
  const ticks = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(text);
  if (ticks) {
    const date = new Date(Number(ticks[1]));
    return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
  }
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null;
}
