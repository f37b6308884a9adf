/** Texts that are the same in English and in Indonesian: names, and words that Indonesian has taken over. */
export const SAME_IN_BOTH: ReadonlySet<string> = new Set([
  "Xero",
  "Menu",
  "Email",
  "Admin",
  "Filter",
  "Label",
  "Merchant",
  "Status",
  "Total",
  "Format",
  "REST API",
  "No. {number}",
  "UTF-8",
  "Big5 (Hong Kong, Taiwan)",
  // The sample expense under the description template.
  "Garuda Indonesia",
  "Dewi Lestari",
  "IDR 3240000.00",
]);
