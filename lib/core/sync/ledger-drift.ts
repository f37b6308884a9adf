import type { LedgerTransaction, LedgerTransactionDraft, LedgerTransactionUpdate } from "../accounting-provider";
import { isSameId } from "../ledger-reference";
import { lineDrift, type LineDrift } from "./line-drift";
import { matchLines } from "./match-lines";

type DriftField = "reference" | "bankAccount" | "contact" | "date" | "lineAmountTypes" | "lineCount" | LineDrift["field"];

/** Something in the ledger that is not as it was given. `line` counts from 1 where there are several; values are shown where they can be read. */
export type LedgerDrift = { field: DriftField; line: number | null; given: string; there: string };

type Writes = Pick<LedgerTransactionUpdate, "contactId" | "postedOn" | "lines">;

/**
 * What somebody changed in the ledger that an update would undo; null when there is nothing. `versions` are all that the product may have
 * written there, the one it knows to be there first: an update whose answer was lost is no stranger's change.
 */
export function driftOf(update: Writes, there: LedgerTransaction, versions: readonly LedgerTransactionDraft[]): LedgerDrift | null {
  const drifts = versions.map((draft) => firstDrift(update, there, draft));
  return drifts.includes(null) ? null : (drifts[0] ?? null);
}

function firstDrift(update: Writes, there: LedgerTransaction, draft: LedgerTransactionDraft): LedgerDrift | null {
  const header = (field: DriftField, given: string, found: string | null, isShown = true): LedgerDrift | null =>
    found === null || (isShown ? found === given : isSameId(found, given))
      ? null
      : { field, line: null, given: isShown ? given : "", there: isShown ? found : "" };
  return (
    header("reference", draft.reference, there.reference ?? "") ??
    header("bankAccount", draft.bankAccountId, there.bankAccountId || null, false) ??
    (update.contactId ? header("contact", draft.contactId, there.contactId, false) : null) ??
    (update.postedOn ? header("date", draft.postedOn, there.postedOn) : null) ??
    (update.lines
      ? (header("lineAmountTypes", draft.lineAmountTypes, there.lineAmountTypes, false) ?? firstLineDrift(there.lines, draft))
      : null)
  );
}

/** A ledger's transaction always has lines: none means that the answer left them out. */
function firstLineDrift(there: LedgerTransaction["lines"], { lines, currency }: LedgerTransactionDraft): LedgerDrift | null {
  if (there.length === 0) return null;
  if (there.length !== lines.length) return { field: "lineCount", line: null, given: String(lines.length), there: String(there.length) };
  const matched = matchLines(lines, there);
  for (const [index, given] of lines.entries()) {
    const found = matched[index] ?? there[index];
    const drift = found && lineDrift(given, found, currency);
    if (drift) return { ...drift, line: lines.length === 1 ? null : index + 1 };
  }
  return null;
}
