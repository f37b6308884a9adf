import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Programs } from "../processes/programs";
import { PROJECT } from "./places";
import { runToEnd } from "./run-to-end";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.js",
  "package-lock.json",
  "tsconfig.json",
];

export const NEXT = join(PROJECT, "node_modules/next/dist/bin/next");
const OUTPUT = join(PROJECT, process.env.NEXT_DIST_DIR ?? ".next");
const MARK = join(OUTPUT, "sinkron-sources");

/** Notes that the build in place is one of these sources. */
export function markBuilt(sources: string): void {
  writeFileSync(MARK, sources);
}

function hashInto(hash: ReturnType<typeof createHash>, path: string): void {
  const found = statSync(join(PROJECT, path), { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(join(PROJECT, path)).sort()) hashInto(hash, `${path}/${name}`);
  } else if (found) {
    hash.update(`${path} ${found.size}\n`).update(readFileSync(join(PROJECT, path)));
  }
}

/** What the files hold, so that work that was done for them need not be done again. */
export function hashOf(paths: readonly string[] = SOURCES): string {
  const hash = createHash("sha256");
  for (const path of paths) hashInto(hash, path);
  return hash.digest("hex");
}

type Build = { programs: Programs; env: Record<string, string | undefined>; say: (line: string) => void; logFile?: string };

/** Builds the web app, unless it was built from the very same sources. */
export async function buildApp({ programs, env, say, logFile }: Build): Promise<void> {
  const wanted = hashOf();
  if (existsSync(join(OUTPUT, "BUILD_ID")) && existsSync(MARK) && readFileSync(MARK, "utf8") === wanted) return;
  say("Building the web app …");
  const begun = Date.now();
  await runToEnd({
    programs,
    say,
    name: "The build",
    command: process.execPath,
    args: [NEXT, "build"],
    env: { ...env, NODE_ENV: "production" },
    ...(logFile === undefined ? {} : { logFile }),
  });
  markBuilt(wanted);
  say(`Built in ${Math.round((Date.now() - begun) / 1000)} s.`);
}

const GENERATED = "lib/adapters/db/generated";

/** Writes the database client from the schema, unless it was written from this one. Needs no engine and no network. */
export async function generateClient({ programs, env, say }: Build): Promise<void> {
  const mark = join(PROJECT, GENERATED, ".schema");
  const wanted = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  await runToEnd({
    programs,
    say,
    name: "Writing the database client",
    command: process.execPath,
    args: [join(PROJECT, "scripts/generate-client.mjs")],
    env,
  });
  writeFileSync(mark, wanted);
}
