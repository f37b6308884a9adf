import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { runProgramEnvironment, type Environment } from "@/scripts/demo/demo-environment";
import { startDemoSandbox, startWebAndWorker } from "@/scripts/demo/start-programs";
import { freePort } from "@/scripts/processes/free-port";
import { Programs } from "@/scripts/processes/programs";

/** The filled demo database that every product's own database is a copy of. */
export const SEEDED_DATABASE = "sinkron_seeded";

export const PRODUCT_PLACES = (folder: string) => ({ receipts: join(folder, "receipts"), demoFile: join(folder, "demo.json") });

const SECRETS = {
  sandboxClientSecret: "e2e",
  nextAuthSecret: "e2e-".repeat(10),
  encryptionKey: `e2e:${Buffer.alloc(32, 7).toString("base64")}`,
};

export type Product = { appUrl: string; sandboxUrl: string; databaseUrl: string; demoFile: string; stop: () => Promise<void> };

type Ports = { databaseUrl: string; receipts: string; port: number; sandboxPort: number };

/** The settings of one product on these ports, smaller and more impatient than the demo's. */
export function productEnvironment({ sandboxPort, ...inputs }: Ports): Environment {
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  return { ...runProgramEnvironment({ ...inputs, sandboxUrl, secrets: SECRETS }), WORKER_POLL_MS: "500" };
}

async function copyDatabase(address: string): Promise<string> {
  const name = `product_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${SEEDED_DATABASE}`);
  await client.end();
  return `${address}/${name}`;
}

/** The whole product as `npm run demo` starts it: web app, worker, sandbox and a freshly filled database, on free ports, shared with nobody. */
export async function startProduct(): Promise<Product> {
  const { E2E_FOLDER: shared, E2E_POSTGRES: address } = process.env;
  if (!shared || !address) throw new Error("Run these tests through Playwright's own command: it starts what they need.");
  const seeded = PRODUCT_PLACES(shared);
  const programs = new Programs();
  const databaseUrl = await copyDatabase(address);
  const folder = join(shared, databaseUrl.split("/").at(-1)!);
  const receipts = join(folder, "receipts");
  const logs = join(process.cwd(), "test-results", "logs", databaseUrl.split("/").at(-1)!);
  for (const path of [folder, logs]) mkdirSync(path, { recursive: true });
  cpSync(seeded.receipts, receipts, { recursive: true });
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const env = productEnvironment({ databaseUrl, receipts, port, sandboxPort });
  try {
    await Promise.all([
      startDemoSandbox({
        programs,
        isDev: false,
        logs,
        port: sandboxPort,
        env: {
          ...process.env,
          SANDBOX_PORT: String(sandboxPort),
          SANDBOX_DATA_DIR: join(folder, "sandbox"),
          SANDBOX_CLIENT_ID: env["XERO_CLIENT_ID"],
          SANDBOX_CLIENT_SECRET: SECRETS.sandboxClientSecret,
          SANDBOX_CONTROL: "true",
        },
      }),
      startWebAndWorker({ programs, isDev: false, logs, env }),
    ]);
  } catch (error) {
    await programs.stopAll();
    throw error;
  }
  return {
    appUrl: `http://localhost:${port}`,
    sandboxUrl: `http://localhost:${sandboxPort}`,
    databaseUrl,
    demoFile: seeded.demoFile,
    stop: () => programs.stopAll(),
  };
}
