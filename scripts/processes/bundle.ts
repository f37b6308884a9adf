import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { z } from "zod";

const PROJECT = join(import.meta.dirname, "../..");
const BUNDLES = join(PROJECT, "dist");
/** As deep in the project as where its files end up, since source maps point to their sources from there. */
const UNFINISHED = `${BUNDLES}.${process.pid}`;

/** Programs that run outside Next. As plain JavaScript they start sooner and need less memory than with a compiler beside them. */
const SOURCES = { worker: "lib/worker/main.ts", sandbox: "sandbox/main.ts" } as const;

/** Where `bundlePrograms` writes a program; `npm run worker` in package.json says the same. */
export function bundleOf(program: keyof typeof SOURCES): string {
  return join(BUNDLES, `${program}.js`);
}

/** Packages stay outside, some are native. The mark of modules of the request side is none of them: under "react-server" it is empty. */
function packages(): string[] {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")));
  return Object.keys(dependencies).filter((name) => name !== "server-only");
}

/** Takes about a second. Who starts a program meanwhile gets the old file or the new one, whole. */
export async function bundlePrograms(): Promise<void> {
  mkdirSync(BUNDLES, { recursive: true });
  try {
    await build({
      absWorkingDir: PROJECT,
      entryPoints: SOURCES,
      outdir: UNFINISHED,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: true,
      conditions: ["react-server"],
      external: packages().flatMap((name) => [name, `${name}/*`]),
      logLevel: "warning",
    });
    for (const name of readdirSync(UNFINISHED)) renameSync(join(UNFINISHED, name), join(BUNDLES, name));
  } finally {
    rmSync(UNFINISHED, { recursive: true, force: true });
  }
}
