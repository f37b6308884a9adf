export const EXPORT_FORMATS = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Letters and figures that every system's file names may have. */
function slug(words: string): string {
  return words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

type FileName = { title: string; business: string; range?: { from?: string; to?: string }; todayOn: string; format: ExportFormat };

/** What it is, of whom, for which days where it was narrowed to some, and from which day: "pending-sync-kopi-2026-10-01-to-2026-10-31-exported-2026-11-25.csv". */
export function exportFileName({ title, business, range, todayOn, format }: FileName): string {
  const days = range?.from || range?.to ? [range.from ?? "", "to", range.to ?? todayOn, "exported"] : [];
  return `${[slug(title), slug(business), ...days, todayOn].filter(Boolean).join("-")}.${format}`;
}

/** The address of an export in one of its formats. */
export function exportAddress(href: string, format: ExportFormat): string {
  return `${href}${href.includes("?") ? "&" : "?"}format=${format}`;
}
