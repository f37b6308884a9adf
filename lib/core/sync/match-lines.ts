import type { LedgerLine } from "../accounting-provider";
import { isSameId } from "../ledger-reference";
import { driftingField, type LineThere } from "./line-drift";

type Tell = (given: LedgerLine, there: LineThere, isInPlace: boolean) => boolean;

/** The ledger's own id tells. Where none was ever known, what the line says does, since a list may come in any order; then its place. */
const WAYS_TO_TELL: Tell[] = [
  (given, there) => there.lineId !== null && given.lineId !== undefined && isSameId(there.lineId, given.lineId),
  (given, there) => given.lineId === undefined && driftingField(given, there) === null,
  (given, _there, isInPlace) => given.lineId === undefined && isInPlace,
];

/** For each line that was given, the one that the ledger has of it. */
export function matchLines(given: readonly LedgerLine[], there: readonly LineThere[]): (LineThere | undefined)[] {
  const left = new Set(there);
  const matched: (LineThere | undefined)[] = given.map(() => undefined);
  for (const isSame of WAYS_TO_TELL)
    for (const [index, line] of given.entries()) {
      const candidates = matched[index] ? [] : [there[index], ...there];
      const found = candidates.find((each) => each && left.has(each) && isSame(line, each, each === there[index]));
      if (!found) continue;
      matched[index] = found;
      left.delete(found);
    }
  return matched;
}
