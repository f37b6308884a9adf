import type { z } from "zod";
import type { IncomingTransaction } from "../incoming-transaction";
import { transactionInput, type transactionOutcome } from "./api-schemas";

export const MAX_API_ROWS = 1000;

type Outcome = z.output<typeof transactionOutcome>;

/** Judges each row by itself. `refused` is by position; the words name the field. */
export function sortApiRows(rows: readonly unknown[]): { readable: IncomingTransaction[]; refused: Map<number, Outcome> } {
  const readable: IncomingTransaction[] = [];
  const refused = new Map<number, Outcome>();
  rows.forEach((row, index) => {
    const parsed = transactionInput.safeParse(row);
    if (parsed.success) readable.push(parsed.data);
    else {
      const given = row !== null && typeof row === "object" && "externalId" in row ? row.externalId : null;
      const error = parsed.error.issues.map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`).join("; ");
      refused.set(index, { externalId: typeof given === "string" ? given : "", id: null, status: "rejected", error });
    }
  });
  return { readable, refused };
}

/** Puts the outcomes of the readable rows between the refused ones, in the order in which all rows came. */
export function mergeOutcomes(count: number, refused: ReadonlyMap<number, Outcome>, outcomes: readonly Outcome[]): Outcome[] {
  let next = 0;
  return Array.from({ length: count }, (_, index) => {
    const outcome = refused.get(index) ?? outcomes[next++];
    if (!outcome) throw new Error("A row has no outcome");
    return outcome;
  });
}
