import { defineConfig, devices } from "@playwright/test";

// As npm test does: a demo that runs meanwhile keeps the build that it serves.
process.env.NEXT_DIST_DIR ??= ".next-test";

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./tests/support/start-everything.ts",
  outputDir: "test-results",
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // Each file has a product of its own; more at once would only get in each other's way on two cores.
  workers: 2,
  forbidOnly: true,
  // Named by npm test when it was needed.
  retries: 1,
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    locale: "en-SG",
    // What fades in or out is neither a thing to wait for nor a colour to judge.
    contextOptions: { reducedMotion: "reduce" },
    // A trace (--trace retain-on-failure) costs a fifth of the time in every test, for the few that fail.
    screenshot: "only-on-failure",
    launchOptions: {
      // A root user's browser has no sandbox to enter, and containers give too little shared memory.
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
});
