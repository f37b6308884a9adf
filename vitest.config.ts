import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const alias = { "@": root, "server-only": `${root}/tests/support/empty.ts` };

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
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/start-postgres.ts"],
          setupFiles: ["tests/support/use-fresh-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A busy machine is late, not wrong.
          expect: { poll: { timeout: 20_000 } },
          // Files share one Postgres and each starts its own sandbox: more at once only gets in each other's way on two cores.
          maxWorkers: 3,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "bench",
          include: ["tests/bench/**/*.bench.ts"],
          globalSetup: ["tests/support/start-postgres.ts"],
          setupFiles: ["tests/support/use-fresh-database.ts"],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
