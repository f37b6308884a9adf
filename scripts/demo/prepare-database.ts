import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { applyMigrations } from "../database/apply-migrations";
import { ensureDatabase, startPostgres } from "../postgres/start-postgres";
import type { Programs } from "../processes/programs";
import { places, postgresFolder, PROJECT } from "./places";
import { runToEnd } from "./run-to-end";

const DATABASE = "sinkron";

type Opening = { programs: Programs; password: string; say: (line: string) => void };

/** The database of DATABASE_URL, else the demo's own Postgres. Answers its address. */
export async function openDemoDatabase({ programs, password, say }: Opening): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  say("Starting Postgres …");
  const address = await startPostgres({ programs, dataDir: postgresFolder(), password, logFile: join(places.logs, "postgres.log") });
  // The file is written when all is in: without it an earlier start was cut short, and half a demo is of no use.
  if (!existsSync(places.demoFile)) await dropDatabase(address);
  return ensureDatabase(address, DATABASE);
}

async function dropDatabase(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await client.end();
}

async function hasPeople(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM "User" LIMIT 1');
  await client.end();
  return rowCount !== 0;
}

type Seeding = { programs: Programs; env: Record<string, string | undefined>; say: (line: string) => void; demoFile?: string };

/** Brings the tables up to date and fills them once. The seed leaves the logins it made in `demoFile`. */
export async function fillDemoDatabase({ programs, env, say, demoFile = places.demoFile }: Seeding): Promise<void> {
  const address = env.DATABASE_URL ?? "";
  const applied = await applyMigrations(address);
  if (applied.length > 0) say(`Tables are up to date (${applied.length} migration${applied.length === 1 ? "" : "s"}).`);
  if (await hasPeople(address)) return;
  say("Filling the demo business with half a year of spending …");
  const half = `${demoFile}.half`;
  rmSync(half, { force: true });
  await runToEnd({
    programs,
    say,
    name: "The seed",
    command: process.execPath,
    args: ["--conditions=react-server", "--import", "tsx", join(PROJECT, "prisma/seed.ts")],
    env: { ...env, DEMO_FILE: half },
  });
  if (existsSync(half)) renameSync(half, demoFile);
}

/** What the seed said about who can sign in; undefined where somebody else filled the database. */
export function readDemoFile(demoFile: string = places.demoFile): unknown {
  return existsSync(demoFile) ? JSON.parse(readFileSync(demoFile, "utf8")) : undefined;
}
