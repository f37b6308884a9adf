/** Letters and figures that people do not confuse (Crockford's base 32). */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** "EX-7K2M-9QTR": readable, searchable, `[A-Z0-9-]` only. Eight figures from eight random bytes; the database keeps it unique. */
export function expenseReference(randomBytes: Uint8Array): string {
  if (randomBytes.length < 8) throw new RangeError("Eight random bytes are needed");
  const figures = Array.from(randomBytes.slice(0, 8), (byte) => ALPHABET[byte % 32]).join("");
  return `EX-${figures.slice(0, 4)}-${figures.slice(4)}`;
}

const WHOLE = new RegExp(`^EX-[${ALPHABET}]{4}-[${ALPHABET}]{4}$`);

/** The words of a search that are whole references by their look, as they are stored. */
export function referencesIn(q: string): string[] {
  return q
    .toUpperCase()
    .split(/\s+/)
    .filter((word) => WHOLE.test(word));
}
