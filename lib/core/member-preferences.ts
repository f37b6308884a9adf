import { z } from "zod";
import { EXPENSE_COLUMNS, FIRST_COLUMNS, MOST_WIDTH } from "./expense-columns";
import { DENSITIES, THEMES } from "./member-choices";

export const expenseColumnsSchema = z.object({
  shown: z.array(z.enum(EXPENSE_COLUMNS)).max(EXPENSE_COLUMNS.length),
  widths: z.partialRecord(z.enum(EXPENSE_COLUMNS), z.int().min(40).max(MOST_WIDTH)),
});

const memberPreferences = z.object({
  theme: z.enum(THEMES).catch("system"),
  density: z.enum(DENSITIES).catch("comfortable"),
  expenseColumns: expenseColumnsSchema.catch({ shown: FIRST_COLUMNS, widths: {} }),
});

export type MemberPreferences = z.infer<typeof memberPreferences>;

/** Reads stored preferences; what is missing or no longer known takes its default. */
export function readPreferences(stored: unknown): MemberPreferences {
  return memberPreferences.parse(typeof stored === "object" && stored !== null ? stored : {});
}
