import type { MinorUnits } from "../money";
import type { StatementPart } from "./cut-statement";

export type StatementFormat = "csv" | "ofx";

/** What a statement comes to, before anybody downloads it. */
export type StatementSummary = {
  currency: string;
  openingMinor: MinorUnits;
  closingMinor: MinorUnits;
  lineCount: number;
  /** One file each. */
  parts: { fromOn: string; toOn: string; lineCount: number }[];
};

export function summarise(currency: string, parts: readonly StatementPart[]): StatementSummary {
  return {
    currency,
    openingMinor: parts[0]?.openingMinor ?? 0,
    closingMinor: parts.at(-1)?.closingMinor ?? 0,
    lineCount: parts.reduce((count, part) => count + part.lines.length, 0),
    parts: parts.map(({ fromOn, toOn, lines }) => ({ fromOn, toOn, lineCount: lines.length })),
  };
}

/** "main-account_2026-10-01_2026-10-31_1-of-3.ofx": plain letters, so that no system stumbles over it. */
export function statementFileName(
  accountName: string,
  whole: { fromOn: string; toOn: string; partCount: number },
  file: { number: number; format: StatementFormat },
): string {
  const plain = accountName
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  const part = whole.partCount > 1 ? `_${file.number}-of-${whole.partCount}` : "";
  return `${plain || "statement"}_${whole.fromOn}_${whole.toOn}${part}.${file.format}`;
}
