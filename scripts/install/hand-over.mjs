import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ensureInstalled, fail, findNode, PROJECT } from "./ensure-installed.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const PARENT_WATCH_MS = 1000;

/** Who started this process; under npm also who started the shell between the two, which outlives an npm that was killed. */
function callers() {
  if (process.env.npm_lifecycle_event === undefined) return `${process.ppid}`;
  try {
    const [, grandparent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return `${process.ppid}`;
  }
}

/**
 * Installs what is missing and runs a TypeScript program of scripts/ on the Node of the lock file. The two are tied together: a
 * signal to this process reaches the other, and when this one dies in any way the other sees the channel close and cleans up.
 */
export async function handOver(file, args = process.argv.slice(2)) {
  await ensureInstalled();
  const node = findNode();
  if (node === undefined) fail("There is no Node for this machine in the lock file: use Node 22 or newer.");

  const child = spawn(node, ["--import", "tsx", join(PROJECT, file), ...args], {
    cwd: PROJECT,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: [join(PROJECT, "node_modules/.bin"), process.env.PATH].join(delimiter) },
  });
  // In a terminal Ctrl-C reaches both; the other takes its second coming as the same wish.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const caller = callers();
  setInterval(() => {
    if (callers() !== caller) child.kill("SIGTERM");
  }, PARENT_WATCH_MS).unref();
  child.once("error", (error) => fail(`${file} could not be started: ${error.message}`));
  child.once("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}
