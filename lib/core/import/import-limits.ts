/** What an import takes; the screen says so. A file of text streams through, a spreadsheet needs its texts in memory. */
export const IMPORT_MAX_BYTES = 100_000_000;
export const SPREADSHEET_MAX_BYTES = 30_000_000;
export const IMPORT_MAX_ROWS = 500_000;
