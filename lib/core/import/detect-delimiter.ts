import { RecordSplitter } from "./split-records";
import { DELIMITERS, type Delimiter } from "./text-writing";

const SAMPLE_LINES = 60;

/** The delimiter that cuts most lines into the same number of cells. A first line "sep=;" settles it. */
export function detectDelimiter(head: string): Delimiter {
  const named = DELIMITERS.find((delimiter) => head.startsWith(`sep=${delimiter}`));
  if (named) return named;
  const sample = head
    .split(/\r\n|\r|\n/, SAMPLE_LINES + 1)
    .slice(0, SAMPLE_LINES)
    .join("\n");
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(sample, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function scoreOf(sample: string, delimiter: Delimiter): number {
  const splitter = new RecordSplitter(delimiter);
  const counts = new Map<number, number>();
  for (const { cells } of [...splitter.push(sample), ...splitter.end()])
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([width, count]) => count * count * Math.min(width, 4)));
}
