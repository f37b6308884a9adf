import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const alias = { "@": root, "server-only": `${root}/tests/support/empty.ts` };

const onPostgres = {
  globalSetup: ["tests/support/start-postgres.ts"],
  setupFiles: ["tests/support/use-fresh-database.ts"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A busy machine is late, not wrong.
  expect: { poll: { timeout: 20_000 } },
  // Files share one Postgres and each starts its own sandbox: more at once only gets in each other's way on two cores.
  maxWorkers: 3,
};
const FAULTS = "tests/integration/faults/**";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx", "sandbox/**/*.test.ts"],
          testTimeout: 30_000,
          // Pure functions leave nothing behind.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        // Processes and clocks of a busy machine: what fails is run once more, and npm test names it.
        test: { ...onPostgres, name: "integration", include: ["tests/integration/**/*.test.ts"], exclude: [FAULTS], retry: 1 },
      },
      {
        resolve: { alias },
        // No second go: what it looks for may happen once in many runs.
        // A killed worker is replaced within a minute, and a run may have to wait besides.
        test: { ...onPostgres, name: "faults", include: [`${FAULTS}/*.test.ts`], testTimeout: 150_000 },
      },
      {
        resolve: { alias },
        test: {
          ...onPostgres,
          name: "bench",
          include: ["tests/bench/**/*.bench.ts"],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
