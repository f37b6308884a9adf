import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp, generateClient } from "@/scripts/demo/build-app";
import { runProgramEnvironment } from "@/scripts/demo/demo-environment";
import { fillDemoDatabase } from "@/scripts/demo/prepare-database";
import { startDemoSandbox, startWebAndWorker } from "@/scripts/demo/start-programs";
import { ensureDatabase } from "@/scripts/postgres/start-postgres";
import { bundlePrograms } from "@/scripts/processes/bundle";
import { freePort } from "@/scripts/processes/free-port";
import { startTestPostgres } from "./start-postgres";

const SMALL_SEED = "240";

/**
 * The whole product on free ports, as `npm run demo` starts it but smaller and forgetful. Tests find it through E2E_APP_URL,
 * E2E_SANDBOX_URL, E2E_DATABASE_URL and E2E_DEMO_FILE (see tests/support/browser-test.ts). Answers how to end it.
 */
export default async function startEverything(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "sinkron-e2e-"));
  const { address, programs, stop } = await startTestPostgres();
  const end = async () => {
    await programs.stopAll();
    await stop();
    if (!process.env.E2E_KEEP) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const databaseUrl = await ensureDatabase(address, "sinkron");
    const [port, sandboxPort] = [await freePort(), await freePort()];
    const sandboxUrl = `http://localhost:${sandboxPort}`;
    const secrets = {
      sandboxClientSecret: "e2e",
      nextAuthSecret: "e2e-".repeat(10),
      encryptionKey: `e2e:${Buffer.alloc(32, 7).toString("base64")}`,
    };
    const shared = { databaseUrl, port, sandboxUrl, secrets, receipts: join(folder, "receipts") };
    const env = { ...runProgramEnvironment(shared), SEED_EXPENSES: process.env.SEED_EXPENSES ?? SMALL_SEED, WORKER_POLL_MS: "200" };
    const logs = join(process.cwd(), "test-results", "logs");
    mkdirSync(logs, { recursive: true });
    const say = () => undefined;
    const demoFile = join(folder, "demo.json");
    await generateClient({ programs, env, say });
    await bundlePrograms();
    await Promise.all([
      buildApp({ programs, env, say }),
      fillDemoDatabase({ programs, env, say, demoFile }),
      startDemoSandbox({
        programs,
        isDev: false,
        logs,
        port: sandboxPort,
        env: {
          ...process.env,
          SANDBOX_PORT: String(sandboxPort),
          SANDBOX_DATA_DIR: join(folder, "sandbox"),
          SANDBOX_CLIENT_ID: "sandbox-client",
          SANDBOX_CLIENT_SECRET: secrets.sandboxClientSecret,
          SANDBOX_CONTROL: "true",
        },
      }),
    ]);
    await startWebAndWorker({ programs, isDev: false, logs, env });
    Object.assign(process.env, {
      E2E_APP_URL: `http://localhost:${port}`,
      E2E_SANDBOX_URL: sandboxUrl,
      E2E_DATABASE_URL: databaseUrl,
      E2E_DEMO_FILE: demoFile,
    });
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}
