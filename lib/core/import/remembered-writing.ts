import { z } from "zod";
import { foldHeader } from "./fold-header";
import { guessLayout, type LayoutAccount } from "./guess-layout";
import { putRemembered, rememberedSchema } from "./remembered-layouts";
import type { FileRecord } from "./split-records";
import { textWritingSchema, type TextWriting } from "./text-writing";

/** How a file of text looked before anybody said how it is written; files of its kind look the same the next time. */
export const asFoundSchema = z.object({ kind: z.string(), writing: textWritingSchema });
export type AsFound = z.output<typeof asFoundSchema>;

export function lookOf(head: readonly FileRecord[], account: LayoutAccount, writing: TextWriting): AsFound {
  const { headerIndex } = guessLayout(head, account).layout;
  const cells = head[headerIndex ?? 0]?.cells ?? [];
  const isNames = headerIndex !== null || !cells.some((cell) => /\d/.test(cell));
  const names = isNames ? cells.map(foldHeader).join("|") : `${cells.length} columns`;
  return { kind: `${writing.encoding} ${writing.delimiter} ${names}`, writing };
}

const keyOf = ({ kind }: AsFound) => `written: ${kind}`;

/** How a person said that files which look so are written, at the last import into this account. `stored` is what the account keeps. */
export function recallWriting(stored: unknown, asFound: AsFound): TextWriting | null {
  const remembered = rememberedSchema.safeParse(stored);
  const writing = textWritingSchema.safeParse(remembered.success ? remembered.data[keyOf(asFound)] : undefined);
  return writing.success ? writing.data : null;
}

/** Keeps what was said; where the file's own look was right after all, nothing. */
export function rememberWriting(stored: unknown, asFound: AsFound, writing: TextWriting): Record<string, object> {
  const isAsFound = writing.encoding === asFound.writing.encoding && writing.delimiter === asFound.writing.delimiter;
  return putRemembered(stored, keyOf(asFound), isAsFound ? null : writing);
}
