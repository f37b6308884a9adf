import { z } from "zod";
import type { MinorUnits } from "../money";
import { IMPORT_FIELDS } from "./import-fields";

/** One movement as the file tells it. Money out is negative. */
export type ImportRow = {
  line: number;
  ownId: string | null;
  postedOn: string;
  amountMinor: MinorUnits;
  merchant: string;
  description: string;
  category: string | null;
  cardLast4: string | null;
  cardholder: string | null;
  originalAmountMinor: MinorUnits | null;
  originalCurrency: string | null;
  taxHint: string | null;
  notes: string;
};

/** Why a row stays out. The first group is no fault of the row: the bank itself says that it does not count, or not here. */
const SKIP_REASONS = ["notSettled", "currencyDiffers", "totalsRow", "repeatedHeader", "textLine"] as const;
export const LEFT_OUT_REASONS = [
  ...SKIP_REASONS,
  "dateMissing",
  "dateUnreadable",
  "amountMissing",
  "amountUnreadable",
  "bothAmounts",
  "directionMissing",
  "merchantMissing",
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export function isSkipReason(reason: LeftOutReason): boolean {
  return (SKIP_REASONS as readonly string[]).includes(reason);
}

/** A row that stays out, with what to look at: `column` is a field, `value` what stands there. */
export const leftOutSchema = z.object({
  line: z.number(),
  column: z.enum(IMPORT_FIELDS),
  value: z.string(),
  reason: z.enum(LEFT_OUT_REASONS),
});
export type LeftOut = z.output<typeof leftOutSchema>;

/** What became of one record. */
export type ReadOutcome = { row: ImportRow } | { leftOut: LeftOut };
