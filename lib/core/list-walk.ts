/** Where a walk through a list stands and where it leads: places in the list, counted from 0. */
export type ListWalk = { at: number | null; back: number | null; on: number | null };

/**
 * The neighbours of a row. One that has left the list gave its place, `lastAt`, to the next: the walk goes on from there. Null where nothing
 * is known of the row.
 */
export function walkOf(ids: readonly string[], id: string | null, lastAt: number | null): ListWalk | null {
  const place = (index: number) => (index >= 0 && index < ids.length ? index : null);
  const at = id === null ? -1 : ids.indexOf(id);
  if (at >= 0) return { at, back: place(at - 1), on: place(at + 1) };
  return lastAt === null ? null : { at: null, back: place(Math.min(lastAt, ids.length) - 1), on: place(lastAt) };
}
