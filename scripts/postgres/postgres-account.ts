import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";

export type PostgresAccount = { uid: number; gid: number };

function idOf(name: string): PostgresAccount | undefined {
  const ask = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}

/**
 * Postgres refuses to run as root. For root: the account it runs under instead — the owner of existing data, else `postgres`
 * where the machine has it, else `nobody`, which every Unix has. For anybody else: undefined, it runs as they are.
 */
export function postgresAccount(dataDir: string): PostgresAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = idOf("postgres") ?? idOf("nobody");
  if (!account)
    throw new Error(
      "Postgres does not run as root, and this machine has neither a user postgres nor a user nobody: run this as an ordinary user.",
    );
  return account;
}

/** Whether somebody else may pass through every folder that leads to `path` (root's home, for one, lets nobody in). */
export function isOpenToOthers(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
