import { mkdtempSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { applyMigrations } from "@/scripts/database/apply-migrations";
import { ensureDatabase } from "@/scripts/postgres/start-postgres";

let folder: string;
let database: string;
let count = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sinkron-migrations-"));
  database = await ensureDatabase(inject("postgresAddress"), `migrations_${process.pid}_${count++}`);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function migration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function query<Row extends object>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

describe("migrations", () => {
  it("are applied in order of their names, once", async () => {
    await migration("2_fill", "INSERT INTO thing (name) VALUES ('one');");
    await migration("1_make", "CREATE TABLE thing (name text);");
    expect(await applyMigrations(database, folder)).toEqual(["1_make", "2_fill"]);
    expect(await applyMigrations(database, folder)).toEqual([]);
    expect(await query("SELECT name FROM thing")).toEqual([{ name: "one" }]);
  });

  it("are applied once when several processes start together", async () => {
    await migration("1_make", "CREATE TABLE thing (name text); SELECT pg_sleep(0.2); INSERT INTO thing VALUES ('one');");
    const applied = await Promise.all(Array.from({ length: 6 }, () => applyMigrations(database, folder)));
    expect(applied.filter((names) => names.length > 0)).toEqual([["1_make"]]);
    expect(await query("SELECT name FROM thing")).toHaveLength(1);
  });

  it("leave nothing behind when one fails, and go on once it is mended", async () => {
    await migration("1_make", "CREATE TABLE thing (name text); SELECT 1 / 0;");
    await expect(applyMigrations(database, folder)).rejects.toThrow("1_make failed and left nothing behind");
    expect(await query("SELECT to_regclass('thing') AS found")).toEqual([{ found: null }]);
    await migration("1_make", "CREATE TABLE thing (name text);");
    expect(await applyMigrations(database, folder)).toEqual(["1_make"]);
  });

  it("stop when a file was changed after it had been applied", async () => {
    await migration("1_make", "CREATE TABLE thing (name text);");
    await applyMigrations(database, folder);
    await migration("1_make", "CREATE TABLE thing (name text, size int);");
    await expect(applyMigrations(database, folder)).rejects.toThrow("1_make was changed after it had been applied");
  });

  it("stop when the database is ahead of this version", async () => {
    await migration("1_make", "CREATE TABLE thing (name text);");
    await applyMigrations(database, folder);
    await rm(join(folder, "1_make"), { recursive: true });
    await expect(applyMigrations(database, folder)).rejects.toThrow("does not know");
  });

  it("are written down as Prisma's own command writes them down", async () => {
    await migration("1_make", "CREATE TABLE thing (name text);");
    await applyMigrations(database, folder);
    const [row] = await query<Record<string, unknown>>("SELECT * FROM _prisma_migrations");
    expect(row).toMatchObject({ migration_name: "1_make", applied_steps_count: 1, rolled_back_at: null, logs: null });
    expect(row?.["checksum"]).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.["finished_at"]).toBeInstanceOf(Date);
  });
});
