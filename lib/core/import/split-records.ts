import { parse } from "csv-parse/sync";

/** One record of a file: its cells, trimmed, and the line of the file it begins on. */
export type FileRecord = { line: number; cells: string[] };

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_LINES = 60;

/** The delimiter that cuts most lines into the same number of cells. A first line "sep=;" settles it. */
export function detectDelimiter(text: string): Delimiter {
  const named = DELIMITERS.find((delimiter) => text.startsWith(`sep=${delimiter}`));
  if (named) return named;
  const sample = text
    .split(/\r\n|\r|\n/, SAMPLE_LINES + 1)
    .slice(0, SAMPLE_LINES)
    .join("\n");
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = splitRecords(sample, delimiter).map(({ cells }) => cells.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const score = Math.max(0, ...[...counts].map(([width, count]) => count * count * Math.min(width, 4)));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Cuts a file into records; quoted cells may hold delimiters and line breaks. Blank lines are left out. */
export function splitRecords(text: string, delimiter: Delimiter): FileRecord[] {
  const body = text.replace(/^sep=.\r?\n?/, (line) => (line.endsWith("\n") ? "\n" : ""));
  try {
    return cut(body, delimiter, '"');
  } catch {
    // A quote that never closes: each line stands for itself then.
    return cut(body, delimiter, null);
  }
}

type Cut = { record: string[]; info: { lines: number } };

function cut(text: string, delimiter: Delimiter, quote: '"' | null): FileRecord[] {
  const options = { delimiter, quote, info: true, relax_quotes: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };
  const found = parse(text, options) as unknown as Cut[];
  const records: FileRecord[] = [];
  for (const { record, info } of found) {
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    const cells = record.map((cell) => cell.replace(/\s+/g, " ").trim());
    if (cells.some((cell) => cell !== "")) records.push({ line: Math.max(1, info.lines - breaks), cells });
  }
  return records;
}
