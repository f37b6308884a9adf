import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { generateClient, hashOf, markBuilt, NEXT } from "../demo/build-app";
import { PROJECT } from "../demo/places";
import { Programs } from "../processes/programs";
import { lastLines } from "../processes/wait-until-ready";
import { findBrowser } from "./find-browser";
import { addTotals, checkTotals, playwrightTotals, totalsLine, vitestTotals, type Totals } from "./totals";

type Part = { name: string; args: readonly string[]; env?: Record<string, string>; report?: (exitCode: number | null) => Totals };

const REPORTS = join(PROJECT, "test-results", "totals");
const SHOWN_LINES = 200;
const bin = (path: string) => join(PROJECT, "node_modules", path);
const say = (line: string) => console.log(line);
const programs = new Programs();

const baseEnv: Record<string, string | undefined> = {
  ...process.env,
  NODE_OPTIONS: "",
  NODE_ENV: undefined,
  NEXT_TELEMETRY_DISABLED: "1",
  CI: "1",
  FORCE_COLOR: "0",
  // Some sixty workers load the same packages.
  NODE_COMPILE_CACHE: join(PROJECT, "node_modules/.cache/compiled"),
};
delete baseEnv["NODE_ENV"];

function vitest(name: string, projects: readonly string[] = [name]): Part {
  const file = join(REPORTS, `${name}.json`);
  const chosen = projects.map((project) => `--project=${project}`);
  const args = [bin("vitest/vitest.mjs"), "run", ...chosen, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return { name, args, report: (exitCode) => vitestTotals(file, exitCode) };
}

function endToEnd(browser: string): Part {
  const file = join(REPORTS, "end-to-end.json");
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return {
    name: "end-to-end",
    args: [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"],
    env,
    report: (exitCode) => playwrightTotals(file, exitCode),
  };
}

async function runPart({ name, args, env = {}, report = checkTotals }: Part): Promise<Totals> {
  const begun = Date.now();
  say(`▸ ${name}`);
  const program = programs.start({ name, command: process.execPath, args, env: { ...baseEnv, ...env }, isBrief: true });
  const { code } = await program.ended;
  const totals = report(code);
  const seconds = Math.round((Date.now() - begun) / 1000);
  if (totals.failed > 0) say(`${lastLines(program.output(), SHOWN_LINES)}\n✘ ${name}: ${totalsLine(totals)} (${seconds} s)`);
  else say(`✔ ${name}: ${totalsLine(totals)} (${seconds} s)`);
  for (const title of totals.secondGoes) say(`  ↻ passed at its second go: ${title}`);
  return totals;
}

/** Works the parts off two at a time, which is what a small machine has processors for. */
async function runInPairs(parts: readonly Part[]): Promise<Totals[]> {
  const waiting = [...parts];
  const done: Totals[] = [];
  const lane = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) done.push(await runPart(part));
  };
  await Promise.all([lane(), lane()]);
  return done;
}

async function runEverything(): Promise<Totals[]> {
  rmSync(join(PROJECT, "test-results"), { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  // The types of an older build of the demo speak of pages that may be gone.
  rmSync(join(PROJECT, ".next", "types"), { recursive: true, force: true });
  await generateClient({ programs, env: baseEnv, say });
  const sources = hashOf();
  const build: Part = { name: "build", args: [NEXT, "build"], env: { NODE_ENV: "production" } };
  const results = await runInPairs([
    build,
    // What needs nothing that the build writes.
    { name: "format", args: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."] },
    { name: "dead code", args: [bin("knip/bin/knip.js"), "--no-progress"] },
    vitest("unit"),
  ]);
  if (addTotals(results).failed === 0) markBuilt(sources);
  results.push(
    ...(await runInPairs([
      // The longest first: it waits more than it works, and the others fit beside it.
      vitest("integration", ["integration", "faults"]),
      { name: "lint", args: [bin("eslint/bin/eslint.js"), "--max-warnings=0", "."] },
      { name: "types", args: [bin("typescript/bin/tsc"), "--noEmit"] },
    ])),
  );
  try {
    results.push(await runPart(endToEnd(await findBrowser(say))));
  } catch (error) {
    say(`✘ end-to-end: ${error instanceof Error ? error.message : "it could not be started"}`);
    results.push(checkTotals(1));
  }
  return results;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) {
  process.on(signal, () => {
    void programs.stopAll().then(() => process.exit(130));
  });
}

let totals: Totals;
try {
  totals = addTotals(await runEverything());
} catch (error) {
  say(error instanceof Error ? error.message : "The tests could not be run.");
  totals = checkTotals(1);
}
await programs.stopAll();
say(totalsLine(totals));
process.exit(totals.failed === 0 ? 0 : 1);
