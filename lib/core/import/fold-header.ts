/** What stands in brackets and belongs to the name; anything else in brackets is a currency or a remark. */
const KEPT_BRACKETS = /\((utc|foreign|local)\)/g;

/** "*Amount (SGD)" → "amount": how header names are compared. */
export function foldHeader(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(KEPT_BRACKETS, (bracket) => (bracket === "(utc)" ? "\u0001" : ` ${bracket.slice(1, -1)} `))
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/\u0001/g, "(utc)")
    .replace(/[*_"'’/£$€-]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[:.]$/, "");
}
