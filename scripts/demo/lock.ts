import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { places } from "./places";

function isDemo(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // The number may by now belong to any other program.
  const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  if (stdout) return stdout.includes("scripts/demo/main.ts");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("scripts/demo/main.ts");
  } catch {
    return true;
  }
}

/** Answers whether the last demo in this folder ended without cleaning up; throws when one still runs. */
export function takeLock(): { wasKilled: boolean } {
  let holder: number | undefined;
  try {
    holder = Number(readFileSync(places.lock, "utf8"));
  } catch {
    // None: the usual case.
  }
  if (holder !== undefined && isDemo(holder)) {
    throw new Error(`The demo is already running in this folder (process ${holder}): end it with Ctrl-C before starting it again.`);
  }
  writeFileSync(places.lock, String(process.pid));
  return { wasKilled: holder !== undefined };
}

export function giveLockBack(): void {
  rmSync(places.lock, { force: true });
}
