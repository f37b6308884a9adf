import { appendFileSync } from "node:fs";

export type Ratio = { name: string; unit: string; measured: number; /** The least that is possible. */ ideal: number };

/** Notes what a benchmark found, for the table that `npm run bench` prints at its end. */
export function recordRatio(ratio: Ratio): void {
  const file = process.env.BENCH_RESULTS;
  if (file) appendFileSync(file, `${JSON.stringify(ratio)}\n`);
}
