import { createHash } from "node:crypto";
import type { ImportRow } from "./read-rows";

/**
 * An id per row that is the same whenever the same movement is read again: the source's own id, else all that the row says. Equal rows (two
 * coffees on one day) are told apart by their number among their equals, so that an overlapping file adds only what is new.
 */
export function fingerprintRows(rows: readonly ImportRow[]): { externalId: string; row: ImportRow }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const key = row.ownId ? `id:${row.ownId}` : `row:${hashOf(row)}`;
    const turn = (seen.get(key) ?? 0) + 1;
    seen.set(key, turn);
    return { externalId: turn === 1 ? key : `${key}:${turn}`, row };
  });
}

function hashOf(row: ImportRow): string {
  const facts = [
    row.postedOn,
    row.amountMinor,
    row.merchant,
    row.description,
    row.cardLast4,
    row.originalAmountMinor,
    row.originalCurrency,
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("base64url").slice(0, 27);
}
