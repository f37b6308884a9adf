import type { MinorUnits } from "../money";
import { toStatementLine, lineIdOf, type AccountMovement, type StatementLine } from "./statement-line";

/** How often statements go by themselves. */
export const STATEMENT_EVERY_MS = 3 * 60 * 60_000;

/** One movement about which the ledger was told something else than the books say now. */
export type Difference = {
  sourceKey: string;
  /** As the books have it; null when it is no longer there. */
  movement: AccountMovement | null;
  /** What all lines sent for it come to, and how many they are; null when it was never told. */
  told: { amountMinor: MinorUnits; turns: number; payee: string; reference: string } | null;
};

export type PlannedLine = StatementLine & { sourceKey: string };

/** What is not sent now: on its day, or never any more. */
export type HeldLines = { futureCount: number; tooOldCount: number };

/** The ledger takes nothing older than a year; a day less, since its day may have begun before ours. */
export function earliestSendableOn(todayOn: string): string {
  const day = new Date(`${todayOn}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/**
 * The lines that bring the ledger up to date, in the order of their days.
 * - A movement that was never told is one line, on its day, however late it arrives.
 * - What was told is never taken back in silence: where the amount changed, or the movement is gone, a counter line of today undoes what was told,
 *   and what is right follows as a new line of the next statement. A changed day or text alone is not told again.
 */
export function planLines(
  accountId: string,
  differences: readonly Difference[],
  { todayOn }: { todayOn: string },
): { lines: PlannedLine[]; held: HeldLines } {
  const earliestOn = earliestSendableOn(todayOn);
  const held: HeldLines = { futureCount: 0, tooOldCount: 0 };
  const lines: PlannedLine[] = [];
  for (const { sourceKey, movement, told } of differences) {
    const turn = told?.turns ?? 0;
    const wantedMinor = movement?.amountMinor ?? 0;
    if (told && told.amountMinor === wantedMinor) continue;
    if (told && told.amountMinor !== 0) {
      lines.push({
        sourceKey,
        lineId: lineIdOf(accountId, sourceKey, turn),
        postedOn: todayOn,
        amountMinor: -told.amountMinor,
        payee: told.payee,
        description: `Reversal · ${told.reference}`,
        reference: told.reference,
      });
      continue; // what is right follows when this has arrived: never before it
    }
    if (!movement || wantedMinor === 0) continue;
    if (movement.postedOn > todayOn) held.futureCount += 1;
    else if (movement.postedOn < earliestOn && !told) held.tooOldCount += 1;
    else {
      const postedOn = movement.postedOn < earliestOn ? earliestOn : movement.postedOn;
      lines.push({ ...toStatementLine(accountId, movement, turn), postedOn, sourceKey });
    }
  }
  // Stable: on one day, the order in which they came.
  return { lines: lines.sort((a, b) => (a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : 0)), held };
}
