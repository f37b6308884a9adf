import { AppError } from "../app-error";
import { cleanCell } from "./clean-cell";
import type { Delimiter } from "./text-writing";

/** One record of a file: its cells, cleaned, without the empty ones at its end, and the line of the file it begins on. */
export type FileRecord = { line: number; cells: string[] };

/** A quote that has not closed after so many lines was never meant as one. */
const MAX_QUOTED_LINES = 200;
/** What has no line break for so long is no table, and must not fill the memory. */
export const MAX_RECORD_CHARS = 1_000_000;
export const MAX_COLUMNS = 500;

const LINE_END = /\r\n|\n|\r/g;
const FILE_HINT = /^sep=.$/;

type Cut = { cells: string[]; next: number; breaks: number };

/**
 * Cuts text into records as it arrives, with no more of it in memory than one record. Quoted cells may hold delimiters and line breaks; a quote
 * that never closes is a character like any other, so that it cannot swallow the rest of the file. Blank lines are left out.
 */
export class RecordSplitter {
  #rest = "";
  #line = 1;

  constructor(readonly delimiter: Delimiter) {}

  push(text: string): FileRecord[] {
    this.#rest += text;
    const records = this.#take(false);
    if (this.#rest.length > MAX_RECORD_CHARS) throw new AppError("fileRefused", { reason: "lineTooLong", line: this.#line });
    return records;
  }

  end(): FileRecord[] {
    return this.#take(true);
  }

  #take(isEnd: boolean): FileRecord[] {
    const text = this.#rest;
    const records: FileRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const cut = cutRecord(text, at, { delimiter: this.delimiter, isEnd });
      if (!cut) break;
      const record = toRecord(this.#line, cut.cells);
      if (record && !(record.line === 1 && FILE_HINT.test(text.slice(at, cut.next).trim()))) records.push(record);
      this.#line += cut.breaks;
      at = cut.next;
    }
    this.#rest = text.slice(at);
    return records;
  }
}

/** Null for a blank line. */
export function toRecord(line: number, raw: readonly string[]): FileRecord | null {
  const cells = raw.map(cleanCell);
  while (cells.length > 0 && cells.at(-1) === "") cells.pop();
  if (cells.length === 0) return null;
  if (cells.length > MAX_COLUMNS) throw new AppError("fileRefused", { reason: "tooManyColumns", line });
  return { line, cells };
}

type Manner = { delimiter: Delimiter; isEnd: boolean };

/** The record that begins at `from`; null while more text has to come first. */
function cutRecord(text: string, from: number, { delimiter, isEnd }: Manner): Cut | null {
  const line = lineAt(text, from, isEnd);
  if (!line) return null;
  const plain = text.slice(from, line.end);
  if (!plain.includes('"')) return { cells: plain.split(delimiter), next: line.next, breaks: 1 };
  return cutQuoted(text, from, { delimiter, isEnd });
}

function lineAt(text: string, from: number, isEnd: boolean): { end: number; next: number } | null {
  LINE_END.lastIndex = from;
  const found = LINE_END.exec(text);
  if (!found) return isEnd ? { end: text.length, next: text.length } : null;
  const next = found.index + found[0].length;
  // A carriage return at the very end may be half of a pair.
  if (found[0] === "\r" && next === text.length && !isEnd) return null;
  return { end: found.index, next };
}

function cutQuoted(text: string, from: number, manner: Manner): Cut | null {
  const cells: string[] = [];
  let at = from;
  let breaks = 1;
  for (;;) {
    const quoted = quotedCell(text, at, manner);
    if (quoted === "more") return null;
    const line = lineAt(text, quoted?.end ?? at, manner.isEnd);
    if (!line) return null;
    const mark = text.indexOf(manner.delimiter, quoted?.end ?? at);
    const isLast = mark === -1 || mark >= line.end;
    cells.push(quoted?.value ?? text.slice(at, isLast ? line.end : mark));
    breaks += quoted?.breaks ?? 0;
    if (isLast) return { cells, next: line.next, breaks };
    at = mark + 1;
  }
}

/** The quoted cell at `from`, up to and with its closing quote. Undefined where none begins, or where it never closes. */
function quotedCell(text: string, from: number, { delimiter, isEnd }: Manner) {
  let start = from;
  while (text[start] === " " && delimiter !== text[start]) start += 1;
  if (text[start] !== '"') return undefined;
  const closes = new RegExp(`"(?:"| *(?:\\${delimiter}|\\r|\\n|$))`, "g");
  closes.lastIndex = start + 1;
  for (let found = closes.exec(text); found; found = closes.exec(text)) {
    if (found[0] === '""') continue;
    const reachesEnd = found.index + found[0].length === text.length && /^" *$/.test(found[0]);
    if (reachesEnd && !isEnd) break;
    const inside = text.slice(start + 1, found.index);
    const breaks = inside.match(LINE_END)?.length ?? 0;
    if (breaks > MAX_QUOTED_LINES) return undefined;
    return { value: inside.replaceAll('""', '"'), end: found.index + 1, breaks };
  }
  const open = text.slice(start, start + MAX_RECORD_CHARS / 2);
  const isHopeless = isEnd || open.length === MAX_RECORD_CHARS / 2 || (open.match(LINE_END)?.length ?? 0) > MAX_QUOTED_LINES;
  return isHopeless ? undefined : "more";
}
