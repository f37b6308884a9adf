import { z } from "zod";
import { IMPORT_FIELDS } from "./import-fields";
import { MAX_COLUMNS } from "./split-records";

const column = z
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1);

/** How a table is read. Guessed by `guessLayout`, put right by a person in the preview, kept with the import. */
export const importLayoutSchema = z.object({
  /** Which record names the columns; null: none does. Counted among the filled lines, from 0. */
  headerIndex: z.int().min(0).max(1000).nullable(),
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), column),
  /** Null: the dates can be read both ways, and nobody has said yet. */
  dateOrder: z.enum(["DMY", "MDY", "YMD"]).nullable(),
  decimalMark: z.enum([".", ","]),
  /** What a positive amount in a signed column means. Null: nothing in the file tells, and nobody has said yet. */
  positiveMeans: z.enum(["spend", "income"]).nullable(),
});

export type ImportLayout = z.output<typeof importLayoutSchema>;

/** What somebody has said about an uploaded file; null where the file's own word is to be taken. */
export const importChoicesSchema = z.object({
  accountId: z.uuid().nullable(),
  sheetIndex: z.int().min(0).max(2000).nullable(),
  layout: importLayoutSchema.nullable(),
});

export type ImportChoices = z.output<typeof importChoicesSchema>;
