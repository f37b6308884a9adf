import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isOpenToOthers } from "../postgres/postgres-account";
import { ROOT_FOLDER } from "../postgres/root-folder";

export const PROJECT = join(import.meta.dirname, "../..");
const DATA = join(PROJECT, ".data");

/** Where the demo keeps what it makes. */
export const places = {
  data: DATA,
  logs: join(DATA, "logs"),
  receipts: join(DATA, "receipts"),
  sandbox: join(DATA, "sandbox"),
  secrets: join(DATA, "secrets.json"),
  demoFile: join(DATA, "demo.json"),
  lock: join(DATA, "demo.lock"),
  postgres: join(DATA, "postgres"),
  /** For root in a folder that lets nobody else in, such as its home: Postgres runs under another account and must get at its data. */
  postgresOfRoot: join(ROOT_FOLDER, createHash("sha256").update(PROJECT).digest("hex").slice(0, 12), "postgres"),
} as const;

export function postgresFolder(): string {
  if (process.getuid?.() !== 0 || isOpenToOthers(places.postgres)) return places.postgres;
  mkdirSync(join(places.postgresOfRoot, ".."), { recursive: true, mode: 0o755 });
  return places.postgresOfRoot;
}
