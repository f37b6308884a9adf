import { chmodSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/scripts/database/apply-migrations";
import { ensureDatabase, startPostgres } from "@/scripts/postgres/start-postgres";
import { bundlePrograms } from "@/scripts/processes/bundle";
import { Programs } from "@/scripts/processes/programs";
import { TEMPLATE_DATABASE } from "./template-database";

// What a test writes need not survive a power cut.
const FAST_AND_FORGETFUL = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=300",
  "shared_buffers=128MB",
  "max_wal_size=256MB",
];

const MEMORY_DISK = "/dev/shm";
const NEEDED_BYTES = 4 * 1024 ** 3;

/** Where Linux keeps files in memory, if there is plenty of both: a database is copied there in a tenth of the time. Else the usual place. */
function placeOfDatabases(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_DISK);
    if (Math.min(bavail * bsize, freemem()) > NEEDED_BYTES) return MEMORY_DISK;
  } catch {
    // Not on this system.
  }
  return tmpdir();
}

declare module "vitest" {
  interface ProvidedContext {
    postgresAddress: string;
  }
}

/** One real Postgres for a whole test run, in a folder of its own, with a migrated database to copy for each test file. */
export async function startTestPostgres(): Promise<{ address: string; programs: Programs; stop: () => Promise<void> }> {
  const programs = new Programs();
  const folder = mkdtempSync(join(placeOfDatabases(), "sinkron-test-"));
  const flags = FAST_AND_FORGETFUL.flatMap((setting) => ["-c", setting]);
  const stop = async () => {
    await programs.stopAll();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    chmodSync(folder, 0o755); // the account that Postgres runs under must be able to pass
    const address = await startPostgres({ programs, dataDir: join(folder, "postgres"), password: "postgres", flags });
    await applyMigrations(await ensureDatabase(address, TEMPLATE_DATABASE));
    return { address, programs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Vitest's global setup: the database, and the programs that test files start as processes of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [{ address, stop }] = await Promise.all([startTestPostgres(), bundlePrograms()]);
  project.provide("postgresAddress", address);
  return stop;
}
