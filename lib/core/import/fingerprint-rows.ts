import { createHash } from "node:crypto";
import type { ImportRow } from "./import-row";
import { RepeatCounter } from "./repeat-counter";

/** Longer ids are hashed, so that they fit into an index. */
const MAX_OWN_ID = 150;

/**
 * Gives each row of a file an id that is the same whenever the same movement is read again: the source's own id, else all that the row says.
 * Equal rows (two coffees on one day) are told apart by their number among their equals, so that an overlapping file adds only what is new.
 */
export class RowNumbering {
  readonly #seen = new RepeatCounter();

  idOf(row: ImportRow): string {
    const hash = createHash("sha256")
      .update(row.ownId === null ? factsOf(row) : `id:${row.ownId}`)
      .digest();
    const short = hash.toString("base64url").slice(0, 27);
    const key = row.ownId === null ? `row:${short}` : `id:${row.ownId.length > MAX_OWN_ID ? short : row.ownId}`;
    const turn = this.#seen.count(hash);
    return turn === 1 ? key : `${key}:${turn}`;
  }
}

function factsOf(row: ImportRow): string {
  const { postedOn, amountMinor, merchant, description, cardLast4, originalAmountMinor, originalCurrency } = row;
  return JSON.stringify([postedOn, amountMinor, merchant, description, cardLast4, originalAmountMinor, originalCurrency]);
}
