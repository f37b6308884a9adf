import { z } from "zod";
import { foldHeader } from "./import-fields";
import { importLayoutSchema, type ImportLayout } from "./import-layout";
import type { FileRecord } from "./split-records";

const rememberedSchema = z.record(z.string(), importLayoutSchema);
const MAX_REMEMBERED = 12;

/** Names a kind of file: its header line, folded. */
function signatureOf(records: readonly FileRecord[], layout: ImportLayout): string {
  const header = layout.headerIndex === null ? null : records[layout.headerIndex];
  return header ? header.cells.map(foldHeader).join("|") : `no header, ${records[0]?.cells.length ?? 0} columns`;
}

/** How files of this kind were read into this account the last time; null when there was none. `stored` is what the account keeps. */
export function recallLayout(stored: unknown, records: readonly FileRecord[], guessed: ImportLayout): ImportLayout | null {
  const remembered = rememberedSchema.safeParse(stored);
  const layout = remembered.success ? remembered.data[signatureOf(records, guessed)] : undefined;
  return layout ? { ...layout, delimiter: guessed.delimiter, headerIndex: guessed.headerIndex } : null;
}

export function rememberLayout(stored: unknown, records: readonly FileRecord[], layout: ImportLayout): Record<string, ImportLayout> {
  const remembered = rememberedSchema.safeParse(stored);
  const signature = signatureOf(records, layout);
  const others = Object.entries(remembered.success ? remembered.data : {}).filter(([name]) => name !== signature);
  return Object.fromEntries([...others.slice(-(MAX_REMEMBERED - 1)), [signature, layout]]);
}
