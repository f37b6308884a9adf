// Writes the database client from prisma/schema.prisma. Needs no network: `generate` only looks whether an engine is there and never
// runs it, so any program will do for one.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const prisma = join(import.meta.dirname, "../node_modules/prisma/build/index.js");
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
process.exitCode = spawnSync(process.execPath, [prisma, "generate"], { stdio: "inherit", env }).status ?? 1;
