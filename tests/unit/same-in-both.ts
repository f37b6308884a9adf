/** Texts that are the same in English and in Indonesian: names, and words that Indonesian has taken over. */
export const SAME_IN_BOTH: ReadonlySet<string> = new Set([
  "Xero",
  "Menu",
  "Email",
  "Admin",
  "Filter",
  "REST API",
  "Merchant",
  "Status",
  "Total",
  "Format",
]);
