/** What spreadsheets take for the beginning of a formula, also in full width and behind blanks. */
const FORMULA_START = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/** Amounts, ranges and telephone numbers: where no letter stands, nothing can be called. */
const ONLY_FIGURES = /^[ \u00a0]*[+-][ \u00a0\d.,:()/%+-]*$/;
/** Where the list separator is a semicolon, a reader cuts inside our cells, and what stands behind the cut begins a cell of its own. */
const INNER_START = /([;\t\r\n]\s*)(?=[=@\uFF1D\uFF20]|[+\-\uFF0B\uFF0D][\p{L}(@])/gu;

/** The text as a cell holds it: with apostrophes where a spreadsheet would run it. Who reads a file of ours compares with this. */
export function harmlessText(value: string): string {
  const isFormula = FORMULA_START.test(value) && !ONLY_FIGURES.test(value);
  return (isFormula ? `'${value}` : value).replace(INNER_START, "$1'");
}

function cell(value: string): string {
  const harmless = harmlessText(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows of a file that is written piece by piece; the mark at its beginning is the caller's. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A CSV file that spreadsheets open as UTF-8 and never run: a byte order mark, CRLF, and no cell that is a formula. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvLines(rows)}`;
}
