import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { freePort } from "@/scripts/processes/free-port";
import { TEMPLATE_DATABASE } from "./template-database";

// Each test file gets a migrated, empty database, a folder for receipts and a sandbox address of its own, before its imports read a setting.
const address = inject("postgresAddress");
const name = `test_${randomBytes(6).toString("hex")}`;
const folder = mkdtempSync(join(tmpdir(), "sinkron-files-"));
const sandbox = `http://127.0.0.1:${await freePort()}`;

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  await client.query(sql);
  await client.end();
}

await administer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE_DATABASE}`);

Object.assign(process.env, {
  DATABASE_URL: `${address}/${name}`,
  STORAGE_DIR: folder,
  LOG_LEVEL: "silent",
  XERO_LOGIN_URL: sandbox,
  XERO_IDENTITY_URL: sandbox,
  XERO_API_URL: sandbox,
  XERO_CLIENT_ID: "sandbox-client",
  XERO_CLIENT_SECRET: "sandbox-secret",
});

afterAll(async () => {
  await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
});
