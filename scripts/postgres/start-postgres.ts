import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../processes/free-port";
import type { Programs } from "../processes/programs";
import { postgresAccount, type PostgresAccount } from "./postgres-account";
import { postgresBinaries, type PostgresBinaries } from "./postgres-binaries";

type PostgresOptions = { programs: Programs; dataDir: string; password: string; flags?: readonly string[]; logFile?: string };

const START_DEADLINE_MS = 60_000;
const BARE_ENV: Record<string, string | undefined> = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", SystemRoot: process.env.SystemRoot };

/** Starts the Postgres of `dataDir`, making it first where it is not there yet; answers its address without a database name. */
export async function startPostgres({ programs, dataDir, password, flags = [], logFile }: PostgresOptions): Promise<string> {
  const account = postgresAccount(dataDir);
  const binaries = await postgresBinaries(account !== undefined);
  if (!existsSync(join(dataDir, "PG_VERSION"))) makeCluster({ binaries, dataDir, password, account });
  await endLeftover(dataDir);

  const port = await freePort();
  programs.start({
    name: "postgres",
    command: binaries.postgres,
    args: ["-D", dataDir, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...flags],
    env: BARE_ENV,
    stopSignal: "SIGINT", // ends sessions and shuts down; SIGTERM would wait for the last client
    stopsLast: true,
    ...(logFile === undefined ? {} : { logFile }),
    ...account,
  });
  const address = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  await untilItAnswers(`${address}/postgres`);
  return address;
}

type ClusterOptions = { binaries: PostgresBinaries; dataDir: string; password: string; account: PostgresAccount | undefined };

function makeCluster({ binaries, dataDir, password, account }: ClusterOptions): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `sinkron-${process.pid}-${Date.now()}`);
  writeFileSync(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (account) for (const path of [dataDir, passwordFile]) chownSync(path, account.uid, account.gid);
  // The built-in locale sorts and folds case alike on every platform, whatever the machine has installed.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const args = [`--pgdata=${dataDir}`, "--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, ...locale];
  const made = spawnSync(binaries.initdb, args, { encoding: "utf8", env: BARE_ENV as NodeJS.ProcessEnv, ...account });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`Postgres could not be set up in ${dataDir}: ${made.stderr || String(made.error)}`);
  }
}

/**
 * After a power cut or a kill -9 the note of the last Postgres is still there. Its number may by now belong to any process, so it
 * counts only when that process works on this very folder; then it is one of ours that nobody ended, and is ended now.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const note = join(dataDir, "postmaster.pid");
  if (!existsSync(note)) return;
  const pid = Number(readFileSync(note, "utf8").split("\n")[0]);
  if (isPostgresOf(pid, dataDir)) {
    process.kill(pid, "SIGINT");
    for (let tries = 0; tries < 100 && isPostgresOf(pid, dataDir); tries++) await wait(100);
  }
  rmSync(note, { force: true });
}

function isPostgresOf(pid: number, dataDir: string): boolean {
  const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  if (stdout) return stdout.includes(dataDir);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(dataDir);
  } catch {
    return false;
  }
}

async function untilItAnswers(connectionString: string): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error("Postgres did not answer in time.", { cause: error });
      await wait(50);
    }
  }
}

/** Creates the database unless it is there; answers its full address. */
export async function ensureDatabase(address: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  await client.end();
  return `${address}/${name}`;
}
