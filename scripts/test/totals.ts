import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export type Totals = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** A check that is either right or wrong as a whole. */
export function checkTotals(exitCode: number | null): Totals {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** A program that failed without a failed test to show for it, or ran no test at all, has failed once. */
function honest(totals: Totals, exitCode: number | null): Totals {
  const isSilent = totals.failed === 0 && (exitCode !== 0 || totals.passed === 0);
  return isSilent ? { ...totals, failed: 1 } : totals;
}

export function vitestTotals(file: string, exitCode: number | null): Totals {
  const report = read(file, vitestReport);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A file that could not even be loaded has no tests to fail.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles, skipped }, exitCode);
}

export function playwrightTotals(file: string, exitCode: number | null): Totals {
  const report = read(file, playwrightReport);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, exitCode);
}

export function addTotals(all: readonly Totals[]): Totals {
  const sum = (pick: (totals: Totals) => number) => all.reduce((total, each) => total + pick(each), 0);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed), skipped: sum(({ skipped }) => skipped) };
}

export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
