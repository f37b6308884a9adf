import type { Organisation } from "../state/world";
import { spoken } from "./msdate";

/** Days on or before a lock date are closed. */
export function lockProblem(organisation: Organisation, on: string, deed: "create" | "edit"): string | null {
  const { endOfYearLockOn, periodLockOn } = organisation;
  const locks: [string | null, string][] = [
    [endOfYearLockOn, "end of year"],
    [periodLockOn, "period"],
  ];
  for (const [lockOn, name] of locks) {
    if (lockOn === null || on > lockOn) continue;
    return deed === "create"
      ? `The document date cannot be before the ${name} lock date, currently set at ${spoken(lockOn)}.`
      : `The document cannot be edited as it is currently dated before the ${name} lock date, currently set at ${spoken(lockOn)}.`;
  }
  return null;
}
