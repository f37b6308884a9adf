import { defineConfig, devices } from "@playwright/test";

// As npm test does: a demo that runs meanwhile keeps the build that it serves.
process.env.NEXT_DIST_DIR ??= ".next-test";

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  globalSetup: "./tests/support/start-everything.ts",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One sandbox organisation and one demo business serve all tests: side by side they would see each other's rows.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    locale: "en-SG",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      // A root user's browser has no sandbox to enter, and containers give too little shared memory.
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-dev-shm-usage"],
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
});
