import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** `secondGoes`: titles of tests that failed first and passed when they were run once more. */
export type Totals = { passed: number; failed: number; skipped: number; secondGoes: string[] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
  suites: z.array(playwrightSuite),
});

/** A check that is either right or wrong as a whole. */
export function checkTotals(exitCode: number | null): Totals {
  return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, secondGoes: [] };
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
  if (!report) return checkTotals(1);
  // A file that could not even be loaded has no tests to fail.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const secondGoes = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === "passed" && (failureMessages ?? []).length > 0)
    .map(({ fullName }) => fullName);
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles, skipped, secondGoes }, exitCode);
}

export function playwrightTotals(file: string, exitCode: number | null): Totals {
  const report = read(file, playwrightReport);
  if (!report) return checkTotals(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest({ passed: expected + flaky, failed: unexpected, skipped, secondGoes: report.suites.flatMap(flakyOf) }, exitCode);
}

function flakyOf({ specs, suites = [] }: z.output<typeof playwrightSuite>): string[] {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky")).map(({ title }) => title);
  return [...own, ...suites.flatMap(flakyOf)];
}

export function addTotals(all: readonly Totals[]): Totals {
  const sum = (pick: (totals: Totals) => number) => all.reduce((total, each) => total + pick(each), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    secondGoes: all.flatMap(({ secondGoes }) => secondGoes),
  };
}

export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
