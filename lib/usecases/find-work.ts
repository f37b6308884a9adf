import type { Database } from "@/lib/adapters/db/client";
import { organisationsWithWork, type DueWork } from "@/lib/adapters/db/sync/run-turns";

/** Organisations with a run that could go on now and that no worker holds. The rows are the truth about what is to be done; jobs only wake a worker. */
export async function findWork(db: Database): Promise<DueWork[]> {
  return organisationsWithWork(db);
}
