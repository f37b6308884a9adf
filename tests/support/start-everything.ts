import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp, generateClient } from "@/scripts/demo/build-app";
import { fillDemoDatabase } from "@/scripts/demo/prepare-database";
import { ensureDatabase } from "@/scripts/postgres/start-postgres";
import { bundlePrograms } from "@/scripts/processes/bundle";
import { PRODUCT_PLACES, productEnvironment, SEEDED_DATABASE } from "./start-product";
import { startTestPostgres } from "./start-postgres";

const SMALL_SEED = "240";

/**
 * What all tests in a browser build on: a Postgres with a filled demo database to copy, and the built programs. Each test file starts a
 * product of its own from these (start-product.ts), which finds them through E2E_FOLDER and E2E_POSTGRES. Answers how to end it.
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
    const { receipts, demoFile } = PRODUCT_PLACES(folder);
    mkdirSync(receipts, { recursive: true });
    const databaseUrl = await ensureDatabase(address, SEEDED_DATABASE);
    const env = {
      // Seeding and building call nobody: any ports do.
      ...productEnvironment({ databaseUrl, receipts, port: 3000, sandboxPort: 4010 }),
      SEED_EXPENSES: process.env.SEED_EXPENSES ?? SMALL_SEED,
    };
    const say = () => undefined;
    await generateClient({ programs, env, say });
    await Promise.all([bundlePrograms(), buildApp({ programs, env, say }), fillDemoDatabase({ programs, env, say, demoFile })]);
    Object.assign(process.env, { E2E_FOLDER: folder, E2E_POSTGRES: address });
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}
