import type { Database } from "@/lib/adapters/db/client";
import { organisationsWithWork } from "@/lib/adapters/db/sync/run-turns";

/** Organisations with a run that could go on now. The rows are the truth about what is to be done; jobs only wake a worker. */
export async function findWork(db: Database): Promise<string[]> {
  return organisationsWithWork(db);
}
