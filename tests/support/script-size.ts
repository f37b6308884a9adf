import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const buildSchema = z.object({ rootMainFiles: z.array(z.string()) });
const pageSchema = z.object({ entryJSFiles: z.record(z.string(), z.array(z.string())) });

/** The scripts that a browser fetches before a page of the built app works, gzipped, in bytes; what is fetched later on demand does not count. */
export function scriptSize(output: string, page: string): number {
  const build = buildSchema.parse(JSON.parse(readFileSync(join(output, "build-manifest.json"), "utf8")));
  const manifest = readFileSync(join(output, `server/app/${page}_client-reference-manifest.js`), "utf8");
  const parts = pageSchema.parse(JSON.parse(manifest.slice(manifest.indexOf("= {") + 2).replace(/;\s*$/, "")));
  const files = new Set([...build.rootMainFiles, ...Object.values(parts.entryJSFiles).flat()]);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(output, file))).length, 0);
}
