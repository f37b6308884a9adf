// Runs before anything is installed, on any Node from 20.19: no dependencies here.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { explainFailure } from "./explain-failure.mjs";

const PATIENCE_MS = 15_000;

export const PROJECT = join(import.meta.dirname, "../..");
const MODULES = join(PROJECT, "node_modules");
const MARK = join(MODULES, ".sinkron-lock");

const hashOf = (...files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(PROJECT, file)));
  return hash.update(`${process.platform} ${process.arch}`).digest("hex");
};

/** npm as it was called, or the one on the PATH where somebody runs a script directly. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const isScript = cli !== undefined && /\.c?js$/.test(cli) && existsSync(cli);
  const [command, all] = isScript ? [process.execPath, [cli, ...args]] : ["npm", args];
  return new Promise((resolve) => {
    const child = spawn(command, all, {
      cwd: PROJECT,
      stdio: ["ignore", "pipe", "pipe"],
      shell: !isScript && process.platform === "win32",
    });
    let output = "";
    const keep = (chunk) => (output = (output + chunk).slice(-20_000));
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const stop = () => child.kill("SIGTERM");
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
    const end = (isDone) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeListener(signal, stop);
      resolve({ isDone, output, wasStopped: child.killed });
    };
    child.once("error", (error) => ((output += error.message), end(false)));
    child.once("close", (code) => end(code === 0));
  });
}

/** Installs what the lock file says, unless that was done already. Ends the process with one sentence where it cannot. */
export async function ensureInstalled(say = console.log) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node ${process.versions.node} is too old: Sinkron needs Node 20.19 or newer.`);

  const wanted = hashOf("package.json", "package-lock.json");
  if (existsSync(MARK) && readFileSync(MARK, "utf8") === wanted && findNode() !== undefined) return;

  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  say("Installing packages (a minute or two the first time) …");
  const news = setInterval(() => say(`  still installing, ${seconds()} s`), PATIENCE_MS);
  const quiet = ["--no-audit", "--no-fund", "--include=dev", "--include=optional", "--loglevel=error"];
  let attempt = await npm(["ci", ...quiet]);
  // npm refuses a lock file that lacks packages for other platforms; installing from it gives the same versions.
  if (!attempt.isDone && !attempt.wasStopped) attempt = await npm(["install", ...quiet]);
  clearInterval(news);
  if (attempt.wasStopped) process.exit(130);
  if (!attempt.isDone) fail(explainFailure(attempt.output, "The packages could not be installed."));
  try {
    writeFileSync(MARK, hashOf("package.json", "package-lock.json"));
  } catch (error) {
    fail(explainFailure(error, "The packages could not be installed."));
  }
  say(`Installed in ${seconds()} s.`);
}

/** The Node that the lock file brings, and that everything but the installation runs on. */
export function findNode() {
  const suffix = process.platform === "win32" ? "node.exe" : "bin/node";
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
    `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
  ];
  const found = names.flatMap((name) => [join(MODULES, name, suffix), join(MODULES, name, "bin", suffix)]).find(existsSync);
  if (found !== undefined) return found;
  return Number(process.versions.node.split(".")[0]) >= 22 && existsSync(MODULES) ? process.execPath : undefined;
}

export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
