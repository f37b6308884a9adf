import { appendFileSync } from "node:fs";

export type Ratio = {
  name: string;
  unit: string;
  measured: number;
  /** The least that is possible, or what it is measured against. */
  ideal: number;
  /** How much more than that is fine, in words or as the largest ratio. */
  goal?: string;
};

/** Notes what a benchmark found, for the table that `npm run bench` prints at its end. */
export function recordRatio(ratio: Ratio): void {
  const file = process.env.BENCH_RESULTS;
  if (file) appendFileSync(file, `${JSON.stringify(ratio)}\n`);
}
