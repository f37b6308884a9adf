import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Draws nothing that nobody looks at, which takes a quarter less time. */
const HEADLESS = "chromium-headless-shell";
const NAMES = [HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const INSTALL_DEADLINE_MS = 600_000;

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

async function playwrightsOwn(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** It is a browser when it says so: a stub of a distribution may lie under the same name. */
function runs(path: string): boolean {
  return spawnSync(path, ["--version"], { timeout: 30_000 }).status === 0;
}

const attempt = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { stdio: "ignore", timeout: INSTALL_DEADLINE_MS, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } })
    .status === 0;

/** A Chromium that can be started: the one that was named, one that is there, else one that gets installed now. */
export async function findBrowser(say: (line: string) => void): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!runs(named)) throw new Error(`CHROMIUM_PATH is ${named}, where no browser can be started.`);
    return named;
  }
  const present = [onPath(), await playwrightsOwn()].find((path) => path !== undefined && runs(path));
  if (present !== undefined) return present;

  say("No Chromium found: asking Playwright for one …");
  attempt(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  const downloaded = await playwrightsOwn();
  if (downloaded !== undefined && runs(downloaded)) return downloaded;

  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("Installing Debian's Chromium …");
    if (attempt("apt-get", ["update"])) attempt("apt-get", ["install", "-y", "--no-install-recommends", HEADLESS]);
    const installed = onPath();
    if (installed !== undefined && runs(installed)) return installed;
  }
  throw new Error("No Chromium or Chrome was found and none could be installed: install one, or name it with CHROMIUM_PATH.");
}
