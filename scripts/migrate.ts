// Brings the database of DATABASE_URL to the present schema: node --import tsx scripts/migrate.ts
import { applyMigrations } from "./database/apply-migrations";

const address = process.env.DATABASE_URL;
if (!address) {
  console.error("DATABASE_URL must be set.");
  process.exit(1);
}

try {
  const applied = await applyMigrations(address);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : "";
  console.error(`${error instanceof Error ? error.message : "Migrating failed."}${cause}`);
  process.exitCode = 1;
}
