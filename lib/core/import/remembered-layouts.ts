import { z } from "zod";
import { foldHeader } from "./fold-header";
import { importLayoutSchema, type ImportLayout } from "./import-layout";
import type { FileRecord } from "./split-records";

/** What an account keeps of its imports, by kind of file. */
export const rememberedSchema = z.record(z.string(), z.unknown());
const MAX_REMEMBERED = 24;

/** Names a kind of file: its header line, folded. */
function signatureOf(head: readonly FileRecord[], layout: ImportLayout): string {
  const header = layout.headerIndex === null ? null : head[layout.headerIndex];
  return header ? header.cells.map(foldHeader).join("|") : `no header, ${head[0]?.cells.length ?? 0} columns`;
}

/**
 * How files of this kind were read into this account the last time; null when there was none. `stored` is what the account keeps. What the file itself
 * says about its dates comes first: the same bank may write them otherwise this time.
 */
export function recallLayout(stored: unknown, head: readonly FileRecord[], guessed: ImportLayout): ImportLayout | null {
  const remembered = rememberedSchema.safeParse(stored);
  const layout = importLayoutSchema.safeParse(remembered.success ? remembered.data[signatureOf(head, guessed)] : undefined);
  if (!layout.success) return null;
  const dateOrder = guessed.dateOrder ?? (layout.data.dateOrder === "YMD" ? null : layout.data.dateOrder);
  return { ...layout.data, headerIndex: guessed.headerIndex, dateOrder };
}

export function rememberLayout(stored: unknown, head: readonly FileRecord[], layout: ImportLayout): Record<string, object> {
  return putRemembered(stored, signatureOf(head, layout), layout);
}

/** The newest last; the oldest go once there are too many. Null forgets. */
export function putRemembered(stored: unknown, name: string, value: object | null): Record<string, object> {
  const remembered = rememberedSchema.safeParse(stored);
  const others = Object.entries(remembered.success ? remembered.data : {}).flatMap(([key, kept]): [string, object][] =>
    key !== name && typeof kept === "object" && kept !== null ? [[key, kept]] : [],
  );
  const newest: [string, object][] = value ? [[name, value]] : [];
  return Object.fromEntries([...others.slice(-(MAX_REMEMBERED - 1)), ...newest]);
}
