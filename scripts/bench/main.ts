import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { PROJECT } from "../demo/places";

const ratioSchema = z.object({ name: z.string(), unit: z.string(), measured: z.number(), ideal: z.number(), goal: z.string().default("") });

type Ratio = z.output<typeof ratioSchema>;

/** A goal is the largest ratio, or how many more may be needed. */
function verdictOn({ measured, ideal, goal }: Ratio): string {
  if (goal === "") return "";
  const more = /^at most (\d+) more$/.exec(goal)?.[1];
  const isMet = more === undefined ? measured <= ideal * Number(goal) : measured <= ideal + Number(more);
  return isMet ? "met" : "missed";
}

const folder = mkdtempSync(join(tmpdir(), "sinkron-bench-"));
const results = join(folder, "ratios.jsonl");
const args = [join(PROJECT, "node_modules/vitest/vitest.mjs"), "run", "--project", "bench", "--reporter=default", ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: "inherit", env: { ...process.env, BENCH_RESULTS: results } });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));

child.once("exit", (code) => {
  const lines = existsSync(results) ? readFileSync(results, "utf8").trim().split("\n") : [];
  const ratios = lines.map((line) => ratioSchema.parse(JSON.parse(line)));
  if (ratios.length > 0) {
    console.table(
      ratios.map((each) => {
        const { name, unit, measured, ideal, goal } = each;
        return {
          benchmark: name,
          measured: `${Number(measured.toPrecision(4))} ${unit}`,
          against: `${Number(ideal.toPrecision(4))} ${unit}`,
          ratio: Number((measured / ideal).toFixed(3)),
          goal,
          verdict: verdictOn(each),
        };
      }),
    );
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
