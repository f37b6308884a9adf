/** What stands in brackets and belongs to the name; anything else in brackets is a currency or a remark. */
const KEPT_BRACKETS = /\((utc|foreign|local|net|gross|(?:inc|exc) vat)\)/g;
/** "excluding VAT", "incl. GST": with or without the tax, in one way. */
const WITH_TAX = /\b(?:(incl?|including|inclusive)|excl?|ex|excluding|exclusive)\b\.?(?: of)? (?:vat|gst|tax|ppn)\b/g;

/** "*Amount (SGD)" → "amount", "TransactionDate" → "transaction date": how header names are compared. */
export function foldHeader(name: string): string {
  return partWords(name.normalize("NFKC"))
    .toLowerCase()
    .replace(WITH_TAX, (_, including?: string) => (including ? "inc vat" : "exc vat"))
    .replace(KEPT_BRACKETS, (bracket) => (bracket === "(utc)" ? "\u0001" : ` ${bracket.slice(1, -1)} `))
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replace(/\u0001/g, "(utc)")
    .replace(/[*_"'’/£$€.:-]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Published schemas write names as one word with capitals in it. */
function partWords(name: string): string {
  return name.includes(" ") ? name : name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2");
}
